import { useEffect, useRef, useState } from 'preact/hooks';
import { type Link, newId } from '../../hub/web/link.ts';
import { advance, type Prompt, type RateEvent, type RateState } from './rate.ts';

/** Between tries of an answer that was lost on its way, ms. */
const RETRY = 1500;

/** Runs the rating: shows it, sends it once, again with the same request id when the answer was lost (T2). */
export function useRating(
  link: Link,
  prompt: Prompt | null,
): { state: RateState; happen: (event: RateEvent) => void } {
  const [state, setState] = useState<RateState>({ is: 'none' });
  const latest = useRef(prompt);
  latest.current = prompt;
  const happen = (event: RateEvent) => {
    setState((before) => {
      const after = advance(before, event, Date.now());
      // What was shown is over: whatever is asked now.
      return after.is === 'none'
        ? advance(after, { type: 'view', prompt: latest.current }, Date.now())
        : after;
    });
  };
  useEffect(() => happen({ type: 'view', prompt }), [prompt?.id, prompt?.rated]);
  useEffect(() => {
    const timer = setInterval(() => happen({ type: 'tick' }), 500);
    return () => clearInterval(timer);
  }, []);

  const answer = state.is === 'sending' ? state.answer : null;
  useEffect(() => {
    if (!answer) return;
    const id = newId();
    let over = false;
    const send = async () => {
      while (!over) {
        const { prompt: of, level, reasons } = answer;
        const reply = await link.ask({ type: 'Rate', prompt: of, level, reasons: [...reasons] }, { id });
        if (over) return;
        happen(reply.ok ? { type: 'accepted' } : { type: 'refused', code: reply.refusal.code });
        await new Promise((resolve) => setTimeout(resolve, RETRY));
      }
    };
    void send();
    return () => {
      over = true;
    };
  }, [answer]);
  return { state, happen };
}
