import type { CaseView } from '../../hub/contract/case-views.ts';
import type { CommandInput } from '../../hub/contract/commands.ts';
import { say } from '../../hub/web/messages.ts';
import { type Choice, type Field, text, type Values } from './fields.ts';
import { caseText } from './words-case.ts';

/** What an action asks, and the command it makes of the answers. No fields: it is done at once. */
export type Form = {
  readonly fields: readonly Field[];
  /** `counter`: where it happens, null in the back office. */
  readonly command: (values: Values, counter: string | null) => CommandInput;
};
export type FormMaker = (view: CaseView) => Form;

/** Agrees or not: of a step and of a department. */
export const verdicts = (): readonly Choice[] => [
  { value: 'agree', word: caseText('agree') },
  { value: 'disagree', word: caseText('disagree') },
];
export const verdict = (values: Values) => (text(values, 'result') === 'agree' ? 'agree' : 'disagree');

/** An answer that was one of these choices; anything else is a fault of the page. */
export function known<T extends string>(all: readonly T[], value: string): T {
  const found = all.find((one) => one === value);
  if (found === undefined) throw new Error(`not a choice: ${value}`);
  return found;
}

/** Whom the case may be handed to, or who may have approved. */
export const people = (view: CaseView): readonly Choice[] =>
  view.people.map((person) => ({ value: person.id, word: say(person.name) }));
export const at = (counter: string | null) => (counter === null ? {} : { counter });
