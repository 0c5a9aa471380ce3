import type { CaseView } from '../../../hub/contract/case-views.ts';
import type { CommandInput } from '../../../hub/contract/commands.ts';
import type { Reply } from '../../../hub/contract/protocol.ts';
import type { TestHub } from '../support/hub.ts';
import { type Raw, raw } from '../support/raw.ts';

/** People at their pages, as the tests of casework's edges need them. */

export const ZHANG = {
  kind: 'person',
  name: '张三丰',
  idKind: 'resident-card',
  idNumber: '11010519491231002X',
  phone: '13800138000',
  address: '安澜区和平路一号',
  agentName: '李四光',
} as const;
/** Everything of ZHANG that must not be seen where it does not belong. */
export const SECRETS = [ZHANG.name, ZHANG.idNumber, ZHANG.phone, ZHANG.address, ZHANG.agentName];

export const page = async (hall: TestHub, person: string): Promise<Raw> =>
  raw(hall.origin, '/counter', { cookie: await hall.signIn(person) });

export const codeOf = (reply: Reply): string => (reply.ok ? 'ok' : reply.refusal.code);

/** The answer of something that must be accepted. */
export function must<T>(reply: Reply): T {
  if (!reply.ok) throw new Error(JSON.stringify(reply.refusal));
  return reply.answer as T;
}

export const query = async <T>(at: Raw, message: object): Promise<T> =>
  must<T>(await at.send('query', message));
export const does = async <T>(at: Raw, command: CommandInput): Promise<T> =>
  must<T>(await at.command(command));
export const follow = async <V>(at: Raw, topic: string): Promise<V> =>
  must<V>(await at.send('follow', { topic }));

/** A clerk at an open counter with an applicant before them; answers the ticket's id. */
export async function serving(hall: TestHub, clerk: Raw, counter: string, item: string): Promise<string> {
  const ticket = await does<{ id: string }>(clerk, { type: 'IssueTicket', item });
  if (hall.hub.services.state().counters.get(counter)?.state === 'closed')
    await does(clerk, { type: 'OpenCounter', counter });
  await does(clerk, { type: 'CallNext', counter });
  await does(clerk, { type: 'StartService', counter });
  return ticket.id;
}

export async function received(clerk: Raw, counter: string, item: string): Promise<string> {
  const { case: id } = await does<{ case: string }>(clerk, {
    type: 'ReceiveCase',
    counter,
    item,
    applicant: ZHANG,
  });
  return id;
}

/** Every material present, accepted. */
export async function accepted(clerk: Raw, id: string): Promise<void> {
  const { materials } = await follow<CaseView>(clerk, `case:${id}`);
  const all = materials.map((_, index) => ({ index, state: 'present' as const }));
  await does(clerk, { type: 'CheckMaterials', case: id, materials: all });
  await does(clerk, { type: 'AcceptCase', case: id });
}

/** Withdrawn, and into the archive. */
export async function archived(hall: TestHub, clerk: Raw, id: string): Promise<void> {
  await does(clerk, { type: 'WithdrawCase', case: id, reason: 'changed plans' });
  await filed(hall, clerk, id);
}

/** An ended case: its papers on the table, and into the archive. */
export async function filed(hall: TestHub, clerk: Raw, id: string): Promise<void> {
  for (const { notice } of hall.hub.services.state().cases.get(id)?.notices ?? []) {
    await does(clerk, { type: 'PrintNotice', case: id, notice, browser: true });
    await does(clerk, { type: 'ConfirmNotice', case: id, notice, printed: true });
  }
  await does(clerk, { type: 'ArchiveCase', case: id });
}
