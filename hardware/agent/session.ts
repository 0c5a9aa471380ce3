import type { CommandInput, CommandOf } from '../../hub/contract/commands.ts';
import type { LiveReport } from '../../hub/contract/protocol.ts';
import type { Refusal, RefusalCode } from '../../hub/contract/refusals.ts';
import type { Result } from '../../hub/contract/result.ts';
import type { AgentView } from '../../hub/contract/views/agent.ts';
import type { Link } from '../../hub/link/index.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';

/** One agent process at the hub: known there by its run id, so that the hub can tell a new process from a lost connection. */
export interface Session {
  /** Connected, and the hub knows this run. */
  readonly joined: boolean;
  /** The last view; kept while offline. */
  readonly view: AgentView | null;
  /** After every change of `joined` or of the view. The function returned ends it. */
  onChange(listener: () => void): () => void;
  /** Once, at once; refused `offline` unless joined. For what must not fire late. */
  ask(command: CommandInput, timeoutMs: number): Promise<Result<unknown, Refusal>>;
  /** Again and again under one request id until the hub has answered; null when the agent closes first. */
  deliver(command: CommandInput, id: string): Promise<Result<unknown, Refusal> | null>;
  report(report: LiveReport): void;
  close(): void;
}

/** Answers that say nothing about the command itself: ask again later. */
const PASSING: ReadonlySet<RefusalCode> = new Set<RefusalCode>([
  'offline',
  'timeout',
  'not-recorded',
  'hub-stopping',
  'too-many-requests',
  'clock-jumped',
  'unauthorised',
]);
const ANSWER_MS = 5000;
const RETRY_MS = [250, 500, 1000, 2000, 4000];

export type SessionParts = {
  readonly link: Link;
  /** New with every process. */
  readonly run: string;
  readonly version: string;
  readonly clock: Clock;
  readonly log: Log;
};

/** Joins now and after every reconnect. */
export function openSession({ link, run, version, clock, log }: SessionParts): Session {
  const listeners: (() => void)[] = [];
  let joined = false;
  let view: AgentView | null = null;
  let closed = false;
  let attempt = 0;

  const changed = () => {
    for (const listener of [...listeners]) listener();
  };
  const remove = (listener: () => void) => {
    const at = listeners.indexOf(listener);
    if (at >= 0) listeners.splice(at, 1);
  };
  const join = async () => {
    const mine = ++attempt;
    const command: CommandOf<'AgentJoined'> = { type: 'AgentJoined', run, version };
    const answer = await link.ask(command, { timeoutMs: ANSWER_MS });
    if (closed || mine !== attempt || link.status.kind !== 'connected') return;
    if (answer.ok) {
      joined = true;
      log.info({ run }, 'joined the hub');
      changed();
      return;
    }
    log.warn({ refusal: answer.refusal.code }, 'the hub did not take this agent yet; asking again');
    clock.after(1000, () => {
      if (!closed && mine === attempt) void join();
    });
  };
  const onStatus = () => {
    const { status } = link;
    if (status.kind === 'connected') return void join();
    attempt += 1;
    if (status.kind === 'refused') {
      log.error({ refusal: status.refusal.code }, `the hub refuses this agent: ${status.refusal.message.en}`);
    }
    if (!joined) return;
    joined = false;
    log.warn({}, 'lost the hub');
    changed();
  };
  const stops = [
    link.onStatus(onStatus),
    link.follow<AgentView>(
      'agent',
      (next) => {
        view = next;
        changed();
      },
      (why) => log.error({ refusal: why.code }, 'the hub does not show this agent its work'),
    ),
  ];
  if (link.status.kind === 'connected') onStatus();

  const whenJoined = () =>
    new Promise<void>((resolve) => {
      const check = () => {
        if (!joined && !closed) return;
        remove(check);
        resolve();
      };
      listeners.push(check);
      check();
    });
  const pause = (ms: number) => new Promise<void>((resolve) => void clock.after(ms, resolve));

  return {
    get joined() {
      return joined;
    },
    get view() {
      return view;
    },
    onChange(listener) {
      listeners.push(listener);
      return () => remove(listener);
    },
    ask: (command, timeoutMs) => link.ask(command, { timeoutMs }),
    async deliver(command, id) {
      for (let turn = 0; ; turn += 1) {
        await whenJoined();
        if (closed) return null;
        const answer = await link.ask(command, { id, timeoutMs: ANSWER_MS });
        if (answer.ok || !PASSING.has(answer.refusal.code)) return answer;
        await pause(RETRY_MS[Math.min(turn, RETRY_MS.length - 1)] ?? 4000);
      }
    },
    report(report) {
      if (joined) link.report(report);
    },
    close() {
      closed = true;
      joined = false;
      for (const stop of stops) stop();
      changed();
    },
  };
}
