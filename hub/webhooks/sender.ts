import type { Alert } from '../contract/views/floor.ts';
import type { Webhook } from '../domain/state.ts';
import { KEPT, type OutboxRecord } from '../domain/webhooks/outbox.ts';
import type { Journal } from '../journal/port.ts';
import type { Services } from '../services.ts';
import type { PositionStore } from './positions.ts';
import { Receiver, type ReceiverParts } from './receiver.ts';

export type WebhookSender = {
  /** Goes on where the last run ended. The hall's day is right by then, or what is over would be taken for true. */
  start(): Promise<void>;
  /** Once a second: what is due is tried again, and how far each is is written down. */
  tick(): void;
  troubles(): readonly Omit<Alert, 'seenBy'>[];
  /** By figure, then by webhook. `behind`: facts of the journal not yet looked at. */
  figures(): Record<WebhookFigure, Record<string, number>>;
  close(): Promise<void>;
};
export type WebhookFigure = 'waiting' | 'behind' | 'delivered' | 'failed' | 'stale' | 'givenUp';

export type SenderParts = Omit<ReceiverParts, 'services' | 'journal'> & {
  readonly services: Pick<Services, 'state' | 'vault' | 'log' | 'onCommitted'>;
  readonly journal: Pick<Journal, 'after'>;
  readonly store: PositionStore;
  /** Where the journal ended when it was opened: a restored one is shorter than what was kept. */
  readonly head: number;
};

/** Silence is told to staff after this long, ms; that events were given up, for a day. */
const TOLD_AFTER = 60_000;
const TOLD_FOR = 24 * 3_600_000;
/** What is under way at the end gets this long, ms. */
const GRACE = 1000;

/** Sends the hall's events to the addresses it configured (K10, X5), until `close`. */
export function createWebhookSender(parts: SenderParts): WebhookSender {
  const { services, store, clocks } = parts;
  const receivers = new Map<string, Receiver>();
  let running = false;
  let failed = false;
  let writing: Promise<void> | null = null;

  const write = async () => {
    const positions = new Map([...receivers].map(([id, receiver]) => [id, receiver.record()]));
    failed = await store.write(positions).then(
      () => false,
      (error) => {
        services.log.error({ error }, 'how far webhooks are could not be written down');
        return true;
      },
    );
  };
  const keep = () => {
    const worth = failed || [...receivers.values()].some((receiver) => receiver.worthKeeping);
    if (!worth || writing) return;
    writing = write().finally(() => {
      writing = null;
    });
  };
  const add = (hook: Webhook, from: number) => {
    const receiver = new Receiver(hook, from, parts);
    receivers.set(hook.webhook, receiver);
    return receiver;
  };
  const pump = () => {
    for (const receiver of receivers.values()) receiver.pump();
  };

  services.onCommitted((facts) => {
    if (!running) return;
    for (const { fact, position } of facts) {
      if (fact.type === 'WebhookAdded') add({ ...fact, position }, position);
      if (fact.type !== 'WebhookRemoved') continue;
      receivers.get(fact.webhook)?.cutOff();
      receivers.delete(fact.webhook);
    }
    pump();
  });

  return {
    async start() {
      const kept = await store.readAll();
      for (const hook of services.state().webhooks.values()) {
        const record = kept.get(hook.webhook);
        const from = await begin(parts, hook, record);
        await add(hook, from).restore((record?.open ?? []).filter((position) => position <= from));
      }
      // Written down before anything happens: what was kept of a longer journal must not be believed later.
      if (receivers.size > 0 || kept.size > 0) await write();
      running = true;
      pump();
    },
    tick() {
      if (!running) return;
      pump();
      keep();
    },
    troubles: () => [...receivers.values()].flatMap((receiver) => troublesOf(receiver, clocks.now())),
    figures() {
      const of = (figure: (receiver: Receiver) => number) =>
        Object.fromEntries([...receivers].map(([id, receiver]) => [id, figure(receiver)]));
      return {
        waiting: of((receiver) => receiver.waiting),
        behind: of((receiver) => Math.max(0, services.state().position - receiver.read)),
        delivered: of(({ figures }) => figures.delivered),
        failed: of(({ figures }) => figures.failed),
        stale: of(({ figures }) => figures.stale),
        givenUp: of(({ figures }) => figures.givenUp),
      };
    },
    async close() {
      if (!running) return;
      running = false;
      await Promise.all([...receivers.values()].map((receiver) => receiver.stop(GRACE)));
      await writing;
      if (receivers.size > 0) await write();
    },
  };
}

/** After which position a webhook goes on; nothing kept of it: where the last days begin, never before it was added. */
async function begin(parts: SenderParts, hook: Webhook, record?: OutboxRecord): Promise<number> {
  if (record) return Math.min(record.read, parts.head);
  const since = parts.clocks.now() - KEPT;
  let low = hook.position;
  let high = Math.max(low, parts.head);
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const [next] = await parts.journal.after(middle, 1);
    if (next && next.at < since) low = middle + 1;
    else high = middle;
  }
  return low;
}

function troublesOf(receiver: Receiver, now: number): Omit<Alert, 'seenBy'>[] {
  const { hook, failingSince, waiting, figures, gaveUpAt } = receiver;
  const { host } = new URL(hook.url);
  const raised = (
    kind: 'webhook-failing' | 'webhook-given-up',
    since: number,
    detail: Alert['detail'],
  ): Omit<Alert, 'seenBy'> => ({
    id: `${kind}:${hook.webhook}`,
    kind,
    level: 'warn',
    subject: { zh: host, en: host },
    since,
    detail,
  });
  return [
    ...(failingSince !== null && now - failingSince >= TOLD_AFTER
      ? [raised('webhook-failing', failingSince, { waiting })]
      : []),
    ...(figures.givenUp > 0 && now - gaveUpAt < TOLD_FOR
      ? [raised('webhook-given-up', gaveUpAt, { events: figures.givenUp })]
      : []),
  ];
}
