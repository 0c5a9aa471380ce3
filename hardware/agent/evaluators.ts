import type { Clock } from '../clock.ts';
import type { HidDevice } from '../hid/device.ts';
import type { Log } from '../log.ts';
import { entryOf } from './names.ts';
import type { KeptRating, RatingsStore } from './ratings.ts';
import type { Session } from './session.ts';

/** An evaluator and the level each key stands for. */
export type Evaluator = { readonly device: HidDevice; readonly levels: Readonly<Record<string, number>> };

/** How long the lamp says thanks, ms. */
const THANKS_MS = 3000;

/**
 * A press belongs to the prompt shown at that moment (E1). It is on disk before the lamp says thanks, and stays there until
 * the hub has answered (P7). Presses without a prompt, or after one was answered, mean nothing. Gives
 * what starts one evaluator, which gives what ends it.
 */
export function startEvaluators(parts: {
  readonly session: Session;
  readonly ratings: RatingsStore;
  readonly newId: () => string;
  readonly clock: Clock;
  readonly log: Log;
}): (evaluator: Evaluator) => () => void {
  const { ratings } = parts;
  const answered = new Set(ratings.pending().map(({ prompt }) => prompt));
  const deliver = deliverer(parts);
  for (const kept of ratings.pending()) deliver(kept);
  return (evaluator) => parts.session.onChange(startEvaluator(evaluator, parts, answered, deliver));
}

function startEvaluator(
  { device, levels }: Evaluator,
  { session, ratings, newId, clock, log }: Parameters<typeof startEvaluators>[0],
  answered: Set<string>,
  deliver: (kept: KeptRating) => void,
): () => void {
  let thanking: (() => void) | null = null;

  const prompt = () => {
    const shown = entryOf(session.view?.evaluators ?? [], device.name)?.prompt ?? null;
    return shown !== null && !answered.has(shown) ? shown : null;
  };
  const show = () => device.setLamp(thanking ? 'thanks' : prompt() !== null ? 'ask' : 'off');
  const thank = () => {
    thanking?.();
    thanking = clock.after(THANKS_MS, () => {
      thanking = null;
      show();
    });
    show();
  };
  const rate = async (level: number) => {
    const asked = prompt();
    if (asked === null) {
      log.info({ device: device.name }, 'press ignored: no rating is asked');
      return;
    }
    answered.add(asked);
    const kept: KeptRating = { id: newId(), prompt: asked, level, device: device.name, at: clock.now() };
    try {
      await ratings.add(kept);
    } catch (error) {
      log.error(
        { device: device.name, reason: String(error) },
        'rating not on disk; sending it all the same',
      );
    }
    thank();
    deliver(kept);
  };

  device.onKey(({ key, kind }) => {
    const level = levels[key];
    if (kind === 'press' && level !== undefined) void rate(level);
  });
  show();
  return show;
}

/** One at a time and in order; each under its own request id, so that the hub counts it once however often it is sent. */
function deliverer({
  session,
  ratings,
  log,
}: Parameters<typeof startEvaluators>[0]): (kept: KeptRating) => void {
  let last: Promise<void> = Promise.resolve();
  const send = async ({ id, prompt, level, device }: KeptRating) => {
    const answer = await session.deliver({ type: 'Rate', prompt, level }, id);
    if (answer === null) return;
    if (!answer.ok) log.warn({ device, prompt, refusal: answer.refusal.code }, 'rating refused');
    await ratings.remove(id);
  };
  return (kept) => {
    last = last
      .then(() => send(kept))
      .catch((error: unknown) => log.error({ reason: String(error) }, 'rating cannot be crossed off'));
  };
}
