import { type Signal, useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { CommandInput } from '../../hub/contract/commands.ts';
import { type Refusal, refusal } from '../../hub/contract/refusals.ts';
import type { Result } from '../../hub/contract/result.ts';
import type { Link } from '../../hub/web/link.ts';

/** What just happened to the last command: at most one is under way, so that nothing fires twice. */
export type Desk = {
  /** Name of the action under way; null = ready. */
  readonly busy: Signal<string | null>;
  /** The last refusal, until something succeeds or it is dismissed. */
  readonly refused: Signal<{ readonly action: string; readonly refusal: Refusal } | null>;
  /** Sends the commands one after the other, stopping at the first refusal. True = all were done. */
  readonly run: (action: string, ...commands: CommandInput[]) => Promise<boolean>;
  /** Sends one command and gives its answer; null = refused, or something else was under way. */
  readonly call: <T>(action: string, command: CommandInput) => Promise<T | null>;
  /** A key pressed without a connection: dropped, with a word (W5). */
  readonly drop: (action: string) => void;
};

type Ask = (command: CommandInput) => Promise<Result<unknown, Refusal>>;
/** Something that holds a value: a signal, or a plain object in a test. */
export type Cell<T> = { value: T };

/** The guard itself, apart from the page: `busy` and `refused` are told as they change. */
export function guard(ask: Ask, busy: Cell<string | null>, refused: Cell<Desk['refused']['value']>) {
  const answers = answering(ask, busy, refused);
  return async (action: string, ...commands: CommandInput[]): Promise<boolean> =>
    (await answers(action, commands)) !== null;
}

/** The same, with what the hub answered to each command; null = refused, or something was under way. */
export function answering(ask: Ask, busy: Cell<string | null>, refused: Cell<Desk['refused']['value']>) {
  return async (action: string, commands: readonly CommandInput[]): Promise<unknown[] | null> => {
    if (busy.value !== null) return null;
    busy.value = action;
    refused.value = null;
    const answers: unknown[] = [];
    try {
      for (const command of commands) {
        const answer = await ask(command);
        if (!answer.ok) {
          refused.value = { action, refusal: answer.refusal };
          return null;
        }
        answers.push(answer.value);
      }
      return answers;
    } finally {
      busy.value = null;
    }
  };
}

/** One desk per page: every command goes through it. `expired` is told when the sign-in has ended (X1). */
export function useDesk({ link, expired }: { link: Link; expired: () => void }): Desk {
  const busy = useSignal<string | null>(null);
  const refused = useSignal<Desk['refused']['value']>(null);
  const ended = refused.value?.refusal.code === 'unauthorised';
  useEffect(() => {
    if (ended) expired();
  }, [ended]);
  return useMemo(() => {
    const ask: Ask = (command) => link.ask(command);
    const answers = answering(ask, busy, refused);
    return {
      busy,
      refused,
      run: guard(ask, busy, refused),
      call: async <T>(action: string, command: CommandInput) =>
        ((await answers(action, [command]))?.[0] as T | undefined) ?? null,
      drop: (action: string) => {
        refused.value = { action, refusal: refusal('offline') };
      },
    };
  }, [link]);
}
