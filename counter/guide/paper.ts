import { type CommandInput, PAPER_OUTCOMES } from '../../hub/contract/commands.ts';
import type { Values } from '../common/form-field.ts';

/**
 * `9:05` of the hall's today as epoch ms: the latest such moment not after `now`. Null when it is no time of day. Minutes are
 * counted back from the hall's clock, so no time zone has to be worked out here.
 */
export function timeOfToday(text: string, now: number, timeZone: string): number | null {
  const parts = /^([01]?\d|2[0-3])[:：]([0-5]\d)$/.exec(text.trim());
  if (!parts) return null;
  const wanted = Number(parts[1]) * 60 + Number(parts[2]);
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(now);
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  const back = (hours * 60 + minutes - wanted + 24 * 60) % (24 * 60);
  return Math.floor(now / 60_000) * 60_000 - back * 60_000;
}

/** The command of a paper number; a time that is none becomes one the hub refuses at its field. */
export function paperCommand(values: Values, now: number, timeZone: string): CommandInput {
  const time = (name: string) => timeOfToday(values[name] ?? '', now, timeZone) ?? 0;
  const outcome = PAPER_OUTCOMES.find((one) => one === values.outcome);
  const because = values.because?.trim();
  return {
    type: 'EnterPaperTicket',
    queue: values.queue ?? '',
    number: values.number?.trim() ?? '',
    issuedAt: time('issuedAt'),
    ...(outcome && {
      outcome,
      counter: values.counter ?? '',
      ...(outcome !== 'no-show' && { startedAt: time('startedAt') }),
      endedAt: time('endedAt'),
    }),
    ...(because && { because }),
  };
}
