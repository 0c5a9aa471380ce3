import { useLayoutEffect } from 'preact/hooks';
import type { Refusal } from '../../hub/contract/refusals.ts';
import { say } from '../../hub/web/messages.ts';
import type { Desk } from './ask.ts';
import { Keycap, Mark } from './shape.tsx';

/** How long a refusal stands before it goes by itself, ms. */
const STANDS = 12_000;

/** Why the last action did not happen, in one sentence, near where it was asked. It lies over the page: nothing moves. */
export function RefusedLine({ desk }: { desk: Desk }) {
  const refused = desk.refused.value;
  useLayoutEffect(() => {
    if (!refused) return;
    const dismiss = () => {
      if (desk.refused.peek() === refused) desk.refused.value = null;
    };
    const timer = setTimeout(dismiss, STANDS);
    const press = (event: KeyboardEvent) => {
      if (event.key === 'Escape') dismiss();
    };
    addEventListener('keydown', press);
    return () => {
      clearTimeout(timer);
      removeEventListener('keydown', press);
    };
  }, [refused]);
  return (
    <div class="refused" role="alert">
      {refused && (
        <p>
          <Mark shape="late" />
          <span>{sentence(refused.refusal)}</span>
          <Keycap>Esc</Keycap>
        </p>
      )}
    </div>
  );
}

/** The hub's own sentence; a seconds figure it sent along is added. */
export function sentence(refusal: Refusal): string {
  const seconds = refusal.detail?.seconds;
  return typeof seconds === 'number' && seconds > 0
    ? `${say(refusal.message)}（${seconds} s）`
    : say(refusal.message);
}
