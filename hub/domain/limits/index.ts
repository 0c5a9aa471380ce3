import type { Handlers } from '../handler.ts';
import { accountabilityHandlers } from './accountability.ts';
import { checkHandlers } from './check.ts';

/** Limits: the hall's calendar, warnings, overruns and what they entail (L1–L5). */
export const limitHandlers: Handlers<'CheckLimits' | 'ExplainOverrun' | 'FindOverrun'> = {
  ...checkHandlers,
  ...accountabilityHandlers,
};
export { limitEvolvers } from './evolve.ts';
