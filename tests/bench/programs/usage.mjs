// What a program under measurement tells of itself.

/** Ms since the epoch, finer than Date.now: clocks of processes of one machine agree. */
export const moment = () => performance.timeOrigin + performance.now();

/** Processor time and memory so far; with `--expose-gc` without what is garbage. Handles: open sockets, pipes, files. */
export async function usage() {
  // What holds memory outside the heap lets go of it after one collection, to be counted after the next.
  for (let n = 0; globalThis.gc && n < 5; n++) {
    globalThis.gc();
    await new Promise((done) => setTimeout(done, 20));
  }
  const { rss, heapUsed, external } = process.memoryUsage();
  return {
    usage: process.cpuUsage(),
    rss,
    held: heapUsed + external,
    handles: process.getActiveResourcesInfo().filter((name) => name !== 'Timeout').length,
  };
}
