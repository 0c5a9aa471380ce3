import fc from 'fast-check';
import type { Actor } from '../../hub/contract/actors.ts';
import type { CommandInput } from '../../hub/contract/commands.ts';
import { ACTING, ADMIN, AGENT, API, Hall, HOUR, HUB, KIOSK, MINUTE, person } from './given.ts';
import { hallCatalogue, hallData } from './hall.ts';

/** Days of a hall in which anybody does anything, for tests of what must hold whatever happens. */

/** What somebody does, or time that passes. */
export type Step =
  | { readonly pass: number }
  | { readonly actor: Actor; readonly command: (hall: Hall) => CommandInput };

export const CLERKS: Record<string, string> = { w1: 'li', w2: 'wang', w3: 'zhao', w4: 'qian' };
export const counter = fc.constantFrom('w1', 'w2', 'w3', 'w4');
export const queue = fc.constantFrom('a', 'a', 'b', 'c');
/** Some ticket of today, by a number that is looked up when the step is taken. */
export const pick = fc.nat(1000);

export function ticketAt(hall: Hall, index: number): string {
  const ids = [...hall.state.tickets.keys()];
  return ids[index % Math.max(1, ids.length)] ?? 'no-such-ticket';
}

export const passing = fc.record({
  pass: fc.oneof(fc.nat(5 * MINUTE), fc.constant(0), fc.constant(20 * MINUTE)),
});

export const issuing: fc.Arbitrary<Step> = fc
  .record({
    queue,
    kind: fc.constantFrom(
      { class: 'ordinary' },
      { class: 'ordinary' },
      { class: 'priority', reason: 'elderly' },
      { class: 'green', reason: 'project' },
      { needs: ['low-desk'] },
      { needs: ['sign-language'] },
    ),
    actor: fc.constantFrom(API, KIOSK, person('gu')),
  })
  .map(({ queue, kind, actor }) => ({
    actor,
    command: () => ({ type: 'IssueTicket', queue, ...structuredClone(kind) }) as CommandInput,
  }));

const AT_COUNTER = [
  'OpenCounter',
  'CallNext',
  'CallNext',
  'CallNext',
  'StartService',
  'StartService',
  'Finish',
  'Recall',
  'NoShow',
  'Park',
  'Unpark',
  'PauseCounter',
  'ResumeCounter',
  'CloseCounter',
] as const;

export const working: fc.Arbitrary<Step> = fc
  .record({ counter, type: fc.constantFrom(...AT_COUNTER), acting: fc.constantFrom(false, false, true) })
  .map(({ counter, type, acting }) => ({
    actor: acting ? ACTING : person(CLERKS[counter] ?? ''),
    command: () => ({ type, counter }),
  }));

const rarer: fc.Arbitrary<Step> = fc
  .record({ counter, other: counter, queue, to: queue, pick, what: fc.nat(13) })
  .map(({ counter, other, queue, to, pick, what }): Step => {
    const clerk = person(CLERKS[counter] ?? '');
    const sun = person('sun');
    const steps: readonly Step[] = [
      {
        actor: clerk,
        command: (hall) => ({ type: 'CallTicket', counter, ticket: ticketAt(hall, pick), reason: 'urgent' }),
      },
      { actor: clerk, command: () => ({ type: 'Transfer', counter, toQueue: to }) },
      { actor: clerk, command: () => ({ type: 'Transfer', counter, toCounter: other }) },
      { actor: person('gu'), command: (hall) => ({ type: 'ReinstateTicket', ticket: ticketAt(hall, pick) }) },
      { actor: API, command: (hall) => ({ type: 'CancelTicket', ticket: ticketAt(hall, pick) }) },
      {
        actor: sun,
        command: (hall) => ({ type: 'EndTicket', ticket: ticketAt(hall, pick), reason: 'closing' }),
      },
      { actor: sun, command: () => ({ type: 'ReleaseCounter', counter, reason: 'absent' }) },
      { actor: sun, command: () => ({ type: 'MergeQueue', from: queue, to, reason: 'load' }) },
      { actor: sun, command: () => ({ type: 'ReopenQueue', queue }) },
      { actor: sun, command: () => ({ type: 'EndQueue', queue, reason: 'closing' }) },
      { actor: sun, command: () => ({ type: 'HandOverCounter', counter, to: CLERKS[other] ?? '' }) },
      {
        actor: HUB,
        command: (hall) => ({ type: 'AnnouncementSpoken', position: hall.state.calls.at(-1)?.position ?? 1 }),
      },
      {
        actor: AGENT,
        command: (hall) => ({
          type: 'Rate',
          prompt: [...hall.state.prompts.keys()][pick % 5] ?? 'no-such-prompt',
          level: 5,
        }),
      },
      { actor: HUB, command: (hall) => ({ type: 'HubStarted', downSince: hall.now - MINUTE }) },
    ];
    return steps[what % steps.length] ?? { pass: 0 };
  });

const papers: fc.Arbitrary<Step> = fc.record({ pick, what: fc.nat(5) }).map(({ pick, what }): Step => {
  const job = (hall: Hall) => [...hall.state.jobs.keys()].at(-1 - (pick % 3)) ?? 'no-such-job';
  const steps: readonly Step[] = [
    { actor: AGENT, command: (hall) => ({ type: 'ClaimPrint', job: job(hall) }) },
    { actor: AGENT, command: (hall) => ({ type: 'ReportPrint', job: job(hall), outcome: 'printed' }) },
    { actor: AGENT, command: (hall) => ({ type: 'ReportPrint', job: job(hall), outcome: 'not-sent' }) },
    { actor: AGENT, command: () => ({ type: 'AgentJoined', run: `run-0000${pick % 3}`, version: '1' }) },
    {
      actor: person('gu'),
      command: (hall) => ({ type: 'ReprintTicket', ticket: ticketAt(hall, pick), kiosk: 'k1' }),
    },
    {
      actor: ADMIN,
      command: () => ({ type: 'ImportCatalogue', catalogue: pick % 2 ? hallData() : hallCatalogue() }),
    },
  ];
  return steps[what % steps.length] ?? { pass: 0 };
});

const anything: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: issuing },
  { weight: 12, arbitrary: working },
  { weight: 4, arbitrary: rarer },
  { weight: 2, arbitrary: papers },
  { weight: 4, arbitrary: passing },
);
const turning: fc.Arbitrary<Step> = fc.constantFrom<Step>(
  { pass: 7 * HOUR },
  { actor: HUB, command: () => ({ type: 'TurnDay' }) },
);
export const days = fc.array(
  fc.oneof({ weight: 15, arbitrary: anything }, { weight: 1, arbitrary: turning }),
  {
    minLength: 40,
    maxLength: 120,
  },
);
export const oneDay = fc.array(anything, { minLength: 40, maxLength: 120 });

/** A hall that is open, with printer, pad and evaluator. */
export function busyHall(): Hall {
  const hall = new Hall(hallCatalogue({ noShow: { recalls: 0, seconds: 0 } }));
  hall.must(person('sun'), { type: 'BindDevice', device: 'printer', to: 'k1' });
  hall.must(person('sun'), { type: 'BindDevice', device: 'rater', to: 'w1' });
  for (const [id, clerk] of Object.entries(CLERKS)) hall.open(clerk, id);
  return hall;
}

export function take(hall: Hall, step: Step): void {
  if ('pass' in step) hall.pass(step.pass);
  else hall.when(step.actor, step.command(hall));
}
