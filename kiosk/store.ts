import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Refusal } from '../hub/contract/refusals.ts';
import type { Result } from '../hub/contract/result.ts';
import { hallLanguage } from '../hub/contract/spoken.ts';
import type { Spoken } from '../hub/contract/text.ts';
import type { KioskView, PublicCatalogue, Reading } from '../hub/contract/views/kiosk.ts';
import type { LinkStatus } from '../hub/link/index.ts';
import { setHubClock } from '../hub/web/clock.ts';
import { newId, openLink } from '../hub/web/link.ts';
import { language } from '../hub/web/messages.ts';
import { turnWordsTo } from './languages/further.ts';
import { NOTHING_KNOWN } from './paper.ts';
import { type Effect, type Event, freshSession, type Session } from './session.ts';
import { askOf } from './steps/identity.ts';
import { step } from './steps/index.ts';

/** Everything the screens read and the one way they speak. */
export type Kiosk = {
  readonly session: ReadonlySignal<Session>;
  readonly status: ReadonlySignal<LinkStatus>;
  /** The last view; stays (stale) while offline. */
  readonly view: ReadonlySignal<KioskView | null>;
  readonly catalogue: ReadonlySignal<PublicCatalogue | null>;
  /** Monotonic page time, ms, as of the last second. */
  readonly now: ReadonlySignal<number>;
  dispatch(event: Event): void;
  /** The sound of a text, made by the hub's voice; null when it cannot be had. */
  speech(language: Spoken, text: string): Promise<string | null>;
  close(): void;
};

/** Until the hub tells the hall's own. */
const PACE = { idleSeconds: 45, countdownSeconds: 15 };
const TICK = 250;
/** A kiosk that asks for a document says so again, ms: well within the hub's patience. */
const ASK_AGAIN = 5000;
/** Between tries to fetch the catalogue again, ms. */
const RETRY = 1000;

export const pageTime = (): number => performance.now();

/** Connects with a device's token and runs the session over it. `onReassigned`: staff changed what this machine is. */
export function openKiosk(token: string, onReassigned: () => void): Kiosk {
  const { link, status } = openLink({ namespace: '/kiosk', token });
  const session = signal(freshSession(1, pageTime(), { pace: PACE, printing: NOTHING_KNOWN }));
  const view = signal<KioskView | null>(null);
  const catalogue = signal<PublicCatalogue | null>(null);
  const now = signal(pageTime());

  const dispatch = (event: Event) => {
    const next = step(session.peek(), event);
    session.value = next.session;
    for (const one of next.effects) void run(one, next.session.visit);
  };
  const run = async (what: Effect, visit: number) => {
    const result =
      what.do === 'query' ? await link.query(what.query) : await link.ask(what.command, { id: what.request });
    dispatch(answerOf(what, visit, result));
  };

  let fetching = false;
  const fetchCatalogue = async () => {
    const wanted = view.peek()?.catalogueRevision;
    if (fetching || wanted === undefined || catalogue.peek()?.revision === wanted) return;
    fetching = true;
    const answer = await link.query<PublicCatalogue>({ query: 'catalogue' });
    fetching = false;
    if (answer.ok) catalogue.value = answer.value;
    else setTimeout(fetchCatalogue, RETRY);
  };
  link.follow<KioskView>('kiosk', (next) => {
    setHubClock(next.now);
    view.value = next;
    dispatch({ type: 'view', view: next, at: pageTime() });
    void fetchCatalogue();
  });
  link.onReassigned(onReassigned);

  const timer = setInterval(() => {
    const at = pageTime();
    if (Math.floor(at / 1000) !== Math.floor(now.peek() / 1000)) now.value = at;
    dispatch({ type: 'tick', at });
  }, TICK);
  // The hub forgets an asking that is not said again; nothing of it waits while the hub is away.
  let asked: string | null = null;
  const askReader = () => {
    const ask = askOf(session.peek());
    if (ask !== null || asked !== null) void link.query({ query: 'card', ask });
    asked = ask;
  };
  const stopAsking = effect(() => {
    if (askOf(session.value) !== asked) askReader();
  });
  const again = setInterval(() => asked !== null && askReader(), ASK_AGAIN);
  const stopLanguage = effect(() => {
    const chosen = session.value.look.language;
    language.value = hallLanguage(chosen);
    turnWordsTo(chosen);
  });
  return {
    session,
    status,
    view,
    catalogue,
    now,
    dispatch,
    async speech(language, text) {
      const answer = await link.query<Reading | null>({ query: 'speech', language, text });
      return answer.ok ? (answer.value?.url ?? null) : null;
    },
    close() {
      clearInterval(timer);
      clearInterval(again);
      stopAsking();
      stopLanguage();
      link.close();
    },
  };
}

/** The event an answer becomes. The hub's answers are typed by the contract. */
function answerOf(what: Effect, visit: number, result: Result<unknown, Refusal>): Event {
  const at = pageTime();
  const answer = { visit, result: result as Result<never, Refusal> };
  if (what.do === 'ask') return { type: what.becomes, request: what.request, at, ...answer };
  const { query } = what;
  switch (query.query) {
    case 'search':
      return { type: 'found', text: query.text, ...answer };
    case 'item':
      return { type: 'loaded', item: query.item, ...answer };
    case 'ticket':
      return { type: 'looked-up', text: query.number, ...answer };
    case 'progress':
      return { type: 'progress', number: query.number, code: query.code, ...answer };
    case 'staff-code':
      return { type: 'code', digits: query.code, ...answer };
    case 'slots':
      return { type: 'slots', queue: query.queue, ...answer };
    case 'catalogue':
    case 'speech':
    case 'card':
    case 'appointment':
      throw new Error(`${query.query} is no question of the session`);
  }
}

export const newRequest = newId;
