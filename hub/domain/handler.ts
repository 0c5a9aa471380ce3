import type { CommandOf, CommandType } from '../contract/commands.ts';
import type { Context, Decided, State } from './state.ts';

/** Decides one command from the state: facts, or a refusal. Changes nothing. */
export type Handler<T extends CommandType> = (
  state: State,
  command: CommandOf<T>,
  context: Context,
) => Decided;
export type Handlers<T extends CommandType> = { readonly [K in T]: Handler<K> };
