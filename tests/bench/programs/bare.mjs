// The baseline of every figure: Socket.IO alone, doing nothing but what is measured. Talks to its parent over the fork channel.
import { createServer } from 'node:http';
import { Server } from 'socket.io';
import { moment, usage } from './usage.mjs';

const http = createServer();
const io = new Server(http, {
  serveClient: false,
  pingInterval: 2000,
  pingTimeout: 3000,
  maxHttpBufferSize: 64 * 1024,
});
/** What each zone's screens get; a screen's token is the number of its zone. */
let payloads = [{}];
let telling = false;

io.of('/kiosk').on('connection', (socket) =>
  socket.on('command', (_message, acknowledge) => acknowledge({ ok: true, answer: null })),
);
const displays = io.of('/display');
displays.on('connection', (socket) => void socket.join(`zone ${Number(socket.handshake.auth.token)}`));
io.of('/counter').on('connection', (socket) =>
  socket.on('command', (_message, acknowledge) => {
    if (telling) process.send({ told: moment() });
    acknowledge({ ok: true, answer: null });
    for (const [zone, payload] of payloads.entries()) displays.to(`zone ${zone}`).emit('view', payload);
  }),
);

process.on('message', (message) => {
  if (message.payloads) payloads = message.payloads;
  if (message.tell !== undefined) telling = true;
  if (message.usage) void usage().then((told) => process.send(told));
});
const zones = Number(process.argv.find((arg) => arg.startsWith('--zones='))?.slice('--zones='.length) ?? 1);
const screens = Array.from({ length: zones }, (_, zone) => String(zone));
http.listen(0, '127.0.0.1', () => process.send({ port: http.address().port, displays: screens }));
