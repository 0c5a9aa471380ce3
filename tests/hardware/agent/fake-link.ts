import type { CommandInput } from '../../../hub/contract/commands.ts';
import type { LiveReport } from '../../../hub/contract/protocol.ts';
import { type Refusal, type RefusalCode, refusal } from '../../../hub/contract/refusals.ts';
import { ok, type Result, refuse } from '../../../hub/contract/result.ts';
import type { AgentView } from '../../../hub/contract/views/agent.ts';
import type { Link, LinkStatus } from '../../../hub/link/index.ts';

export type Asked = { readonly id: string; readonly command: CommandInput };
type Answer = Result<unknown, Refusal>;
/** `lost`: the hub got it, its answer never came. */
export type Hub = (asked: Asked) => Answer | 'lost' | Promise<Answer | 'lost'>;

/** A hub in memory, behind the same interface the real link has. */
export interface FakeLink extends Link {
  /** Everything that reached the hub, in order. */
  readonly asked: readonly Asked[];
  readonly reports: readonly LiveReport[];
  of(type: CommandInput['type']): Asked[];
  connect(): void;
  disconnect(): void;
  show(view: Partial<AgentView>): void;
  /** How the hub answers from now on. */
  hub: Hub;
}

export const yes: Answer = ok(null);
export const no = (code: RefusalCode): Answer => refuse(refusal(code));

export function createFakeLink(newId: () => string): FakeLink {
  const asked: Asked[] = [];
  const reports: LiveReport[] = [];
  const statusListeners = new Set<(status: LinkStatus) => void>();
  const viewListeners = new Set<(view: never) => void>();
  let status: LinkStatus = { kind: 'connecting' };
  let shown: AgentView | null = null;
  const become = (next: LinkStatus) => {
    status = next;
    for (const listener of statusListeners) listener(next);
  };
  const tell = () => {
    if (shown && status.kind === 'connected') for (const listener of viewListeners) listener(shown as never);
  };
  const link: FakeLink = {
    asked,
    reports,
    of: (type) => asked.filter(({ command }) => command.type === type),
    hub: () => yes,
    get status() {
      return status;
    },
    connect() {
      become({ kind: 'connected' });
      tell();
    },
    disconnect: () => become({ kind: 'offline', since: 0 }),
    show(view) {
      shown = {
        revision: 1,
        now: 0,
        printers: [],
        evaluators: [],
        pads: [],
        leds: [],
        readers: [],
        learning: null,
        forget: [],
        tests: [],
        ...view,
      };
      tell();
    },
    onOutdated: () => () => undefined,
    onStatus(listener) {
      statusListeners.add(listener);
      return () => statusListeners.delete(listener);
    },
    async ask(command, options = {}) {
      if (status.kind !== 'connected') return no('offline') as never;
      const one = { id: options.id ?? newId(), command };
      asked.push(one);
      const answer = await link.hub(one);
      return (answer === 'lost' ? no(status.kind === 'connected' ? 'timeout' : 'offline') : answer) as never;
    },
    query: async () => no('forbidden') as never,
    follow(topic, listener) {
      if (topic !== 'agent') throw new Error(`unexpected topic ${topic}`);
      viewListeners.add(listener as (view: never) => void);
      tell();
      return () => void viewListeners.delete(listener as (view: never) => void);
    },
    onView: () => () => {},
    onReassigned: () => () => {},
    report(report) {
      if (status.kind === 'connected') reports.push(report);
    },
    close: () => become({ kind: 'offline', since: 0 }),
  };
  return link;
}
