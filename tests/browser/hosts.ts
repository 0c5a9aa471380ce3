import type { BrowserContext, Page } from 'playwright';

/** What pages of this worker asked of others than the hub they came from, since somebody last looked (X5). */
const strays: string[] = [];

/** The same, and forgets them. */
export function takeStrays(): string[] {
  return strays.splice(0);
}

/** Writes down whatever a page of this context asks of an origin from which it was not opened: requests, websockets, ways out of the machine. */
export function watchHosts(context: BrowserContext): void {
  context.on('page', watchPage);
}

function watchPage(page: Page): void {
  const opened = new Set<string>();
  const asked = (url: string, what: string) => {
    const { protocol, origin } = new URL(url.replace(/^ws/, 'http'));
    // Data and blobs are the page's own.
    // A page that another one opened is told of once it is there already: what it asks of its own hub is no stray.
    if (!protocol.startsWith('http') || opened.has(origin) || page.url().startsWith(`${origin}/`)) return;
    strays.push(`${what} ${url}, asked by ${page.url()}`);
  };
  page.on('request', (request) => {
    const url = request.url();
    // A test goes to the hub, to its relay, and by the hub's redirect to the agent's dock: all of this machine.
    if (request.resourceType() === 'document' && new URL(url).hostname === '127.0.0.1')
      opened.add(new URL(url).origin);
    asked(url, request.resourceType());
  });
  page.on('websocket', (socket) => asked(socket.url(), 'websocket'));
}
