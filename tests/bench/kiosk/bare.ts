import { createServer } from 'node:http';
import { connect } from 'node:net';

/** The least a touch can cost here: a page that swaps one word, and one that has the same bytes sent to the same printer. */
export type Bare = { readonly url: string; print(bytes: Buffer): void; close(): void };

const PAGE = `<!doctype html><meta charset="utf-8"><button id="swap">swap</button><button id="print">print</button><p></p>
<script>
const say = (word) => { const p = document.createElement('p'); p.className = word; p.textContent = word; document.querySelector('p').replaceWith(p); };
document.getElementById('swap').onclick = () => say('swapped');
document.getElementById('print').onclick = async () => { await fetch('/print', { method: 'POST' }); say('sent'); };
</script>`;

export async function openBare(printer: number): Promise<Bare> {
  let paper: Buffer = Buffer.alloc(0);
  const server = createServer((request, response) => {
    if (request.method !== 'POST') {
      response.setHeader('content-type', 'text/html');
      return response.end(PAGE);
    }
    const line = connect({ port: printer, host: '127.0.0.1', noDelay: true });
    line.end(paper, () => response.end());
  }).listen(0, '127.0.0.1');
  await new Promise((done) => server.once('listening', done));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the bare page has no port');
  return {
    url: `http://127.0.0.1:${address.port}/`,
    print: (bytes) => {
      paper = bytes;
    },
    close: () => void server.close(),
  };
}
