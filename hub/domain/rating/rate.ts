import type { CommandOf } from '../../contract/commands.ts';
import type { RatingSource } from '../../contract/ratings.ts';
import { happened, no } from '../decided.ts';
import { assignmentOf } from '../devices/assignment.ts';
import { boundTo } from '../devices/binding.ts';
import { followUpOf, type Visit } from '../follow-ups/open.ts';
import type { Handlers } from '../handler.ts';
import type { Context, Decided, Prompt, State } from '../state.ts';

/**
 * A rating belongs to the prompt it names, also when it is delivered late, and counts once (E1). It comes from the evaluator or
 * the applicant's screen at the prompt's counter, or from the ticket's holder; never from staff (E2), who enter paper cards instead (E4).
 */
export const rateHandlers: Handlers<'Rate'> = {
  Rate(state, command, context) {
    if (context.actor.kind === 'person') return no('clerk-cannot-rate');
    const prompt = state.prompts.get(command.prompt);
    if (!prompt) return no('no-such-prompt', { field: 'prompt' });
    const source = sourceOf(state, prompt, context);
    if (source === null) return no('forbidden');
    if (prompt.rating) return no('already-rated', { field: 'prompt' });
    const ticket = state.tickets.get(prompt.ticket) ?? null;
    return ratedBy(state, { prompt, ticket, day: state.day }, command, source, context);
  },
};

/** The rating, and what a low one entails, in one (E3). */
export function ratedBy(
  state: State,
  visit: Visit,
  answered: Pick<CommandOf<'Rate'>, 'level' | 'reasons' | 'text'>,
  source: RatingSource,
  context: Context,
): Decided {
  const { id, ticket, counter, clerk } = visit.prompt;
  const ofCase = visit.prompt.case === null ? {} : { ofCase: visit.prompt.case };
  const { level, reasons, text = null } = answered;
  const answer = { level, reasons, text, source };
  const rated = { type: 'Rated', prompt: id, ticket, counter, clerk, ...answer, ...ofCase } as const;
  return happened([rated, ...followUpOf(state, visit, answer, context)], () => ({ prompt: id }));
}

/** Where the rating came from, or null when this actor has nothing to do with the prompt. */
function sourceOf(state: State, prompt: Prompt, context: Context): RatingSource | null {
  const { actor } = context;
  switch (actor.kind) {
    case 'holder':
      return prompt.ticket !== '' && actor.ticket === prompt.ticket ? 'phone' : null;
    case 'screen': {
      const assignment = assignmentOf(state, actor.device);
      return assignment?.role === 'applicant' && assignment.counter === prompt.counter ? 'screen' : null;
    }
    case 'agent':
      return evaluatorAt(state, prompt.counter, actor, context) ? 'evaluator' : null;
    default:
      return null;
  }
}

/** Has this agent an evaluator bound to the counter? What is known to be another kind of device does not count. */
function evaluatorAt(
  state: State,
  counter: string,
  actor: { readonly agent: string; readonly device?: string },
  context: Context,
): boolean {
  const full = actor.device?.includes('/') ? actor.device : `${actor.agent}/${actor.device ?? ''}`;
  return boundTo(state, counter, actor.agent).some((device) => {
    if (actor.device !== undefined && device !== full) return false;
    const kind = context.knownDevices.find((known) => known.device === device)?.kind;
    return kind === undefined || kind === 'evaluator';
  });
}
