/**
 * Only one kiosk page on one machine (K11). The page that came first answers; a later one stands by and takes over once
 * nobody answers any more, so that a crashed tab blocks nothing. Works without a secure context, unlike the Web Locks API.
 */

/** The part of BroadcastChannel used here. */
export type Channel = {
  postMessage(message: unknown): void;
  addEventListener(type: 'message', listener: (event: { data: unknown }) => void): void;
  close(): void;
};
export type Alone = 'asking' | 'alone' | 'twice';

type Said = {
  readonly say: 'who' | 'here';
  readonly page: string;
  readonly born: number;
  /** Whom `here` answers. */
  readonly to?: string;
};

/** How long an answer may take to a page that opens, ms; one that stands by waits as long as until it asks again. */
export const ANSWER = 400;
export const AGAIN = 2000;

/** Watches for other pages. `born`: epoch ms at which this page opened; ties go to the smaller id. Returns how to stop. */
export function watchAlone(options: {
  readonly channel: Channel;
  readonly page: string;
  readonly born: number;
  readonly later: (run: () => void, ms: number) => unknown;
  readonly onChange: (state: Alone) => void;
}): () => void {
  const { channel, page, born, later, onChange } = options;
  let stopped = false;
  let state: Alone = 'asking';
  let asking = false;
  let answered = false;
  const become = (next: Alone) => {
    if (next !== state) onChange(next);
    state = next;
  };
  const older = (other: Said) => other.born < born || (other.born === born && other.page < page);
  const ask = () => {
    if (stopped) return;
    asking = true;
    answered = false;
    channel.postMessage({ say: 'who', page, born } satisfies Said);
    later(
      () => {
        if (stopped) return;
        asking = false;
        if (answered) standBy();
        else become('alone');
      },
      state === 'twice' ? AGAIN : ANSWER,
    );
  };
  const standBy = () => {
    become('twice');
    later(ask, AGAIN);
  };
  channel.addEventListener('message', ({ data }) => {
    const said = data as Said;
    if (stopped || said?.page === page) return;
    if (said.say === 'here') {
      if (said.to !== page) return;
      answered = true;
      // On a slow machine an answer may come late: it holds all the same.
      if (state === 'alone') standBy();
      return;
    }
    // The page that holds the kiosk keeps it; among pages still asking, the older one has it. Who comes first may have asked
    // before this page listened: to hear it ask is as good as its answer.
    if (state === 'alone' || (asking && !older(said))) {
      channel.postMessage({ say: 'here', page, born, to: said.page } satisfies Said);
    } else if (asking) {
      answered = true;
    }
  });
  ask();
  return () => {
    stopped = true;
    channel.close();
  };
}
