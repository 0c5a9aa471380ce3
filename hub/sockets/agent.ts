import type { Namespace as ServerNamespace, Socket } from 'socket.io';
import type { Actor } from '../contract/actors.ts';
import { checkIdentity } from '../contract/identity-codes.ts';
import type { PressedReport } from '../contract/learning.ts';
import { LiveReportSchema } from '../contract/protocol.ts';
import { refusal } from '../contract/refusals.ts';
import { ok, refuse } from '../contract/result.ts';
import type { Services } from '../services.ts';
import { agentView } from '../views/agent.ts';
import { receive, receiveCommands } from './inbox.ts';
import { receiveFollows } from './topics.ts';

/** A hardware agent, known by its token's name. */
export function serveAgent(services: Services, nsp: ServerNamespace, socket: Socket, agent: string): void {
  const leave = services.presence.agentJoined(agent);
  socket.on('disconnect', leave);
  const actor = (): Actor => ({ kind: 'agent', agent });
  receiveCommands(services, socket, actor);
  receive(services, socket, 'report', LiveReportSchema, (report) => {
    if (report.report === 'devices') services.presence.reportDevices(agent, report);
    if (report.report === 'card') {
      const kiosk = services.state().devices.bindings.get(`${agent}/${report.device}`) ?? '';
      const { holder } = report;
      const good = holder !== null && checkIdentity(holder.idKind, holder.idNumber);
      services.presence.cards.read(kiosk, report.ask, good ? holder : null);
    }
    if (report.report === 'tested') services.presence.tests.told(agent, report);
    if (report.report === 'pressed') pressed(services, agent, report);
    return ok(null);
  });
  receiveFollows(services, nsp, socket, (topic) => {
    if (topic !== 'agent') return refuse(refusal('forbidden', { field: 'topic' }));
    return ok({ room: `agent:${agent}`, build: () => agentView(services.source(), agent) });
  });
}

/** A device at work is not looked for: its press was a press (W5). */
function pressed(services: Services, agent: string, report: PressedReport): void {
  const bound = report.device !== null && services.state().devices.bindings.get(`${agent}/${report.device}`);
  if (!bound) services.presence.learning.pressed(agent, report);
}
