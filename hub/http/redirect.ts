import { createServer, type Server } from 'node:http';

/** A name or address, perhaps with a port: what may stand in `Host` and so in the answer. */
const HOST = /^(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9.-]+)(?::\d{1,5})?$/;

/**
 * Sends whoever typed `http://` to the same page of the hub's HTTPS port, and nobody anything else: what is not a page's
 * address is refused, because it came unprotected already (X5). The caller listens and closes.
 */
export function createRedirect(port: number): Server {
  return createServer((request, response) => {
    const host = HOST.exec(request.headers.host ?? '')?.[1];
    const asked = request.method === 'GET' || request.method === 'HEAD';
    if (!asked || host === undefined || !request.url?.startsWith('/')) {
      response.writeHead(403, { 'content-type': 'text/plain; charset=utf-8', connection: 'close' });
      response.end('本系统只用 HTTPS。\nThis hub is reached by HTTPS only.\n');
      return;
    }
    // Not kept: a hall that goes back to HTTP must not be shut out by what browsers remember.
    response.writeHead(308, {
      location: `https://${host}${port === 443 ? '' : `:${port}`}${request.url}`,
      'cache-control': 'no-store',
    });
    response.end();
  });
}
