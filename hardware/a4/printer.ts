import type { AgentPrinter, PrintOutcome } from '../agent/printing.ts';
import { PAPER_WORDS } from '../printer/messages.ts';
import type { A4Driver } from './port.ts';
import { a4TestPage } from './test-page.ts';

/** Fetches a page from the hub; `gone`: the hub will not give it, asking again is no use. */
export type FetchPage = (path: string) => Promise<{ readonly pdf: Uint8Array } | 'gone' | 'unreachable'>;

/** Pages come from the hub alone, with the agent's own token. */
export function fetchPages(hub: string, token: string): FetchPage {
  return async (path) => {
    const url = new URL(path, hub);
    if (url.origin !== new URL(hub).origin) return 'gone';
    try {
      const answer = await fetch(url, {
        headers: { authorization: `Bearer ${token}` },
        redirect: 'error',
        signal: AbortSignal.timeout(30_000),
      });
      if (answer.ok) return { pdf: new Uint8Array(await answer.arrayBuffer()) };
      return answer.status >= 500 || answer.status === 429 ? 'unreachable' : 'gone';
    } catch {
      return 'unreachable';
    }
  };
}

/** An A4 printer as the agent's jobs see it: a notice is fetched, then printed in its copies (C12). */
export function createA4Printer(name: string, driver: A4Driver, fetchPage: FetchPage): AgentPrinter {
  return {
    name,
    kind: 'a4',
    async print(document, _copy, claimed): Promise<{ outcome: PrintOutcome; detail: string | null }> {
      if (document.kind !== 'notice') return { outcome: 'failed', detail: 'layout' };
      const page = await fetchPage(document.url);
      if (page === 'gone') return { outcome: 'failed', detail: 'the hub does not give the page' };
      if (page === 'unreachable') return { outcome: 'not-sent', detail: 'unreachable' };
      if (!(await claimed)) return { outcome: 'not-sent', detail: 'unclaimed' };
      return driver.print({
        pdf: page.pdf,
        title: `${document.title} ${document.number}`,
        copies: document.copies,
      });
    },
    testPage: async () =>
      driver.print({ pdf: a4TestPage(name), title: `${PAPER_WORDS.zh.testPage} ${name}`, copies: 1 }),
    // Neither a queue nor a folder tells how much paper there is.
    status: () => ({ kind: 'unknown' }),
    onStatus: () => {},
  };
}
