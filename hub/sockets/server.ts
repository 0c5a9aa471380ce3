import type { Server as HttpServer } from 'node:http';
import { Server, type Socket } from 'socket.io';
import * as v from 'valibot';
import { HandshakeSchema, MAX_MESSAGE, PING_INTERVAL, PING_TIMEOUT, PROTOCOL } from '../contract/protocol.ts';
import { REFUSALS, type RefusalCode } from '../contract/refusals.ts';
import { type Credential, checkSession, checkToken, sessionOf } from '../live/credentials.ts';
import type { Services } from '../services.ts';
import { serveAgent } from './agent.ts';
import { serveStaff } from './counter.ts';
import { serveDisplay } from './display.ts';
import { serveKiosk } from './kiosk.ts';

export type Sockets = {
  /** Tells everybody to come back later and lets go of every connection. */
  close(): void;
  /** For `/metrics`: connections by namespace. */
  connections(): Record<string, number>;
};

/** Connections at once; a hall has some hundred (X2). */
const MOST_CONNECTIONS = 4000;

/** All namespaces on one server. A silent cut shows within 5 s (docs/architecture.md). */
export function attachSockets(services: Services, http: HttpServer): Sockets {
  const io: Server = new Server(http, {
    serveClient: false,
    pingInterval: PING_INTERVAL,
    pingTimeout: PING_TIMEOUT,
    maxHttpBufferSize: MAX_MESSAGE,
    allowRequest: (_request, answer) => answer(null, io.engine.clientsCount < MOST_CONNECTIONS),
  });
  const kiosks = io.of('/kiosk');
  const displays = io.of('/display');
  const staff = io.of('/counter');
  const agents = io.of('/agent');
  // The default namespace carries nothing.
  io.use((_socket, next) => next(refused('forbidden')));

  const byToken =
    (roles: readonly Credential['role'][]) => (socket: Socket, next: (error?: Error) => void) => {
      const token = handshake(services, socket);
      if (!token.ok) return next(refused(token.code));
      const credential = checkToken(services.state(), token.value);
      if (!credential.ok || !roles.includes(credential.value.role)) {
        services.count.anonymous(`socket${socket.nsp.name}`);
        return next(refused(credential.ok ? 'forbidden' : 'unauthorised'));
      }
      socket.data.credential = credential.value;
      next();
    };
  kiosks.use(byToken(['kiosk']));
  kiosks.use((socket, next) => {
    const { assignment } = socket.data.credential as Credential;
    const known = services.state().catalogue?.kiosks.has(assignment?.kiosk ?? '');
    next(known ? undefined : refused('no-such-kiosk'));
  });
  // A screen that staff just made a kiosk still asks here first, and is told so by its view.
  displays.use(byToken(['display', 'kiosk']));
  agents.use(byToken(['agent']));
  staff.use((socket, next) => {
    const hello = handshake(services, socket);
    if (!hello.ok) return next(refused(hello.code));
    const session = checkSession(
      services.state(),
      sessionOf(socket.handshake.headers.cookie),
      services.now(),
    );
    if (!session) {
      services.count.anonymous('socket/counter');
      return next(refused('unauthorised'));
    }
    socket.data.session = session;
    next();
  });

  kiosks.on('connection', (socket) => {
    const credential = socket.data.credential as Credential;
    socket.data.device = credential.id;
    serveKiosk(services, kiosks, socket, credential.id, credential.assignment?.kiosk ?? '');
  });
  displays.on('connection', (socket) =>
    serveDisplay(services, displays, socket, socket.data.credential as Credential),
  );
  staff.on('connection', (socket) =>
    serveStaff(services, staff, socket, socket.data.session.person as string),
  );
  agents.on('connection', (socket) =>
    serveAgent(services, agents, socket, (socket.data.credential as Credential).name),
  );
  followIdentity(services, io);

  return {
    close() {
      io.disconnectSockets(true);
      // Not `io.close`: that one waits for every HTTP connection, event feeds too, which only their owner can end.
      io.engine.close();
    },
    connections: () =>
      Object.fromEntries([kiosks, displays, staff, agents].map((nsp) => [nsp.name, nsp.sockets.size])),
  };
}

type Hello = { ok: true; value: string | undefined } | { ok: false; code: RefusalCode };

function handshake(services: Services, socket: Socket): Hello {
  const parsed = v.safeParse(HandshakeSchema, socket.handshake.auth);
  if (!parsed.success) {
    services.count.malformed(`socket${socket.nsp.name}`);
    return { ok: false, code: 'wrong-protocol' };
  }
  if (parsed.output.protocol !== PROTOCOL) return { ok: false, code: 'wrong-protocol' };
  if (services.state().catalogue === null) return { ok: false, code: 'hub-stopping' };
  socket.data.version = parsed.output.version;
  return { ok: true, value: parsed.output.token };
}

/** The typed `connect_error` of docs/api.md: `data.code`, with its sentence. */
function refused(code: RefusalCode): Error {
  return Object.assign(new Error(REFUSALS[code].en), { data: { code, message: REFUSALS[code] } });
}

/** When staff change who somebody is, the connections follow at once. */
function followIdentity(services: Services, io: Server): void {
  const sockets = (nsp: string) => [...io.of(nsp).sockets.values()];
  const ofDevice = (device: string) =>
    [...sockets('/display'), ...sockets('/kiosk')].filter((socket) => socket.data.device === device);
  const dismiss = (some: Socket[]) => {
    for (const socket of some) {
      socket.emit('reassigned');
      socket.disconnect(true);
    }
  };
  services.onCommitted((facts) => {
    for (const { fact } of facts) {
      if (fact.type === 'ScreenUnpaired') dismiss(ofDevice(fact.device));
      if (fact.type === 'TokenRevoked') {
        dismiss(
          [...sockets('/display'), ...sockets('/kiosk'), ...sockets('/agent')].filter(
            (socket) => (socket.data.credential as Credential | undefined)?.id === fact.token,
          ),
        );
      }
      if (fact.type === 'SignedOut')
        dismiss(sockets('/counter').filter((socket) => socket.data.session?.session === fact.session));
      // A new password ends the sign-ins made with the old one; new roles are asked for anew.
      if (fact.type === 'UserDisabled' || fact.type === 'UserSaved')
        dismiss(sockets('/counter').filter((socket) => socket.data.session?.person === fact.person));
      if (fact.type === 'ScreenAssigned') {
        for (const socket of ofDevice(fact.device)) {
          if (socket.nsp.name === '/display' && socket.data.show) socket.data.show(fact.assignment);
          else dismiss([socket]);
        }
      }
    }
  });
}
