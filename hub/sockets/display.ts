import type { Namespace as ServerNamespace, Socket } from 'socket.io';
import type { ScreenAssignment } from '../contract/commands.ts';
import { LiveReportSchema } from '../contract/protocol.ts';
import { ok } from '../contract/result.ts';
import { slimScreen } from '../contract/screen-wire.ts';
import type { Credential } from '../live/credentials.ts';
import type { Services } from '../services.ts';
import { screenView } from '../views/screen.ts';
import { receive, receiveCommands } from './inbox.ts';
import { stamp } from './topics.ts';

/** One screen (docs/api.md): its whole view at once and on every change; screens that show the same share a room. */
export function serveDisplay(
  services: Services,
  nsp: ServerNamespace,
  socket: Socket,
  credential: Credential,
): void {
  const { version = null } = socket.data as { version?: string };
  services.presence.screenJoined(credential.id, version);
  const leave = services.presence.join(`screen:${credential.id}`);
  // Said once a connection: a page that cannot come newer stays as it is, and staff see it.
  if (version !== null && services.build !== null && version !== services.build)
    socket.emit('outdated', { build: services.build });
  let unfollow = () => {};
  const show = (assignment: ScreenAssignment) => {
    unfollow();
    const room = `screen ${JSON.stringify(assignment)}`;
    const build = () =>
      slimScreen(screenView(services.source(), assignment, services.announcements, services.drafts.get));
    void socket.join(room);
    const stop = services.publisher.follow({
      name: `/display ${room}`,
      build,
      send: (body) => nsp.to(room).emit('view', stamp(services, body as object)),
      screens: true,
    });
    unfollow = () => {
      stop();
      void socket.leave(room);
    };
    socket.emit('view', stamp(services, build()));
  };

  socket.data.device = credential.id;
  socket.data.show = show;
  receiveCommands(services, socket, () => ({ kind: 'screen', device: credential.id }));
  receive(services, socket, 'report', LiveReportSchema, (report) => {
    if (report.report === 'screen' || report.report === 'showing')
      services.presence.reportScreen(credential.id, report);
    return ok(null);
  });
  socket.on('disconnect', () => {
    unfollow();
    leave();
  });
  if (credential.assignment) show(credential.assignment);
}
