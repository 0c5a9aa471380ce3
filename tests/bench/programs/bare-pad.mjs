// The least a press can cost: `bare-pad.mjs ORIGIN SERIAL` passes each report with a key down on to a bare Socket.IO server.
import { devicesAsync, HIDAsync } from 'node-hid';
import { io } from 'socket.io-client';

const [, , origin, serial] = process.argv;
const socket = io(`${origin}/counter`, { transports: ['websocket'] });
await new Promise((done, failed) => {
  socket.once('connect', done);
  socket.once('connect_error', failed);
});
const found = (await devicesAsync()).find((device) => device.serialNumber === serial);
if (!found?.path) throw new Error(`no device ${serial}`);
const device = await HIDAsync.open(found.path);
device.on('data', (report) => {
  if (report[0] !== 0) socket.emit('command', { key: report[0] }, () => {});
});
process.send({});
