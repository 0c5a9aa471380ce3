import { createNodeHidPort } from '../../../../hardware/hid/node-hid.ts';
import type { HidHandle } from '../../../../hardware/hid/port.ts';
import type { DriverCall, DriverMessage } from './remote.ts';

/** Runs below the bench, in a process of its own: the real driver, worked by the test over IPC. */
const port = createNodeHidPort();
const handles = new Map<number, HidHandle>();
const send = (message: DriverMessage) => process.send?.(message);

async function run(call: DriverCall): Promise<unknown> {
  if (call.method === 'list') return port.list();
  if (call.method === 'open') {
    const handle = await port.open(call.path);
    handles.set(call.handle, handle);
    handle.onError((error) => send({ handle: call.handle, error: error.message }));
    return null;
  }
  const handle = handles.get(call.handle);
  if (!handle) throw new Error(`no handle ${call.handle}`);
  if (call.method === 'listen') {
    handle.onReport((bytes) => send({ handle: call.handle, report: [...bytes] }));
    return null;
  }
  if (call.method === 'write') return handle.write(Uint8Array.from(call.report));
  await handle.close();
  return null;
}

process.on('message', (call: DriverCall) => {
  run(call).then(
    (ok) => send({ id: call.id, ok: ok ?? null }),
    (error: Error) => send({ id: call.id, failed: error.message }),
  );
});
process.on('disconnect', () => process.exit(0));
