import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright';
import { describe, expect, onTestFinished, test } from 'vitest';
import { noBrowser, open } from './browser.ts';
import { takeStrays } from './hosts.ts';
import { useBrowser } from './places.ts';

let browser: Browser;
useBrowser((started) => {
  browser = started;
});

describe.skipIf(noBrowser)('X5 no page asks another host', () => {
  /** A page without any content policy, which therefore can. Nobody listens at the other hosts. */
  async function page(body: string) {
    const server = createServer((request, response) => {
      response.setHeader('content-type', 'text/html');
      response.end(request.url === '/' ? `<!doctype html><title>x</title>${body}` : '');
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => void server.close());
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const opened = await open(browser, {}, `${origin}/`);
    onTestFinished(() => opened.page.context().close());
  }

  test.each([
    ['<img src="http://127.0.0.1:1/x">', /^image http:\/\/127\.0\.0\.1:1\/x, asked by /],
    ['<script>fetch("http://127.0.0.1:1/f").catch(() => 0)</script>', /^fetch http:\/\/127\.0\.0\.1:1\/f/],
    ['<script>new WebSocket("ws://127.0.0.1:1/w")</script>', /^websocket ws:\/\/127\.0\.0\.1:1\/w/],
    ['<script>location = "http://hall.invalid/"</script>', /^document http:\/\/hall\.invalid\//],
  ])('X5 %s is seen by every browser test', async (body, stray) => {
    await page(body);
    const seen: string[] = [];
    await expect
      .poll(() => {
        seen.push(...takeStrays());
        return seen;
      })
      .toEqual([expect.stringMatching(stray)]);
  });

  test('X5 its own pictures, requests, sockets and data are its own affair', async () => {
    await page(
      '<img src="/x"><img src="data:,"><script>new WebSocket(location.origin.replace("http", "ws") + "/w")</script>',
    );
    expect(takeStrays()).toEqual([]);
  });
});
