import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A relay that passes bytes on to the hub until it is cut. */
export async function cuttable(to: number) {
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    const hub = connect(to, '127.0.0.1');
    for (const end of [socket, hub]) {
      open.add(end);
      end.on('error', () => end.destroy()).on('close', () => open.delete(end));
    }
    socket.pipe(hub).pipe(socket);
  });
  const listen = (port: number) => new Promise<void>((done) => void server.listen(port, '127.0.0.1', done));
  await listen(0);
  const { port } = server.address() as AddressInfo;
  return {
    port,
    mend: () => listen(port),
    cut: () =>
      new Promise<void>((done) => {
        server.close(() => done());
        for (const end of open) end.destroy();
      }),
  };
}
