import { describe, expect, it } from 'vitest';
import { guard } from '../../counter/common/ask.ts';
import type { CommandInput } from '../../hub/contract/commands.ts';
import { type Refusal, refusal } from '../../hub/contract/refusals.ts';
import { ok, type Result, refuse } from '../../hub/contract/result.ts';

type Answer = Result<unknown, Refusal>;

/** A hub that answers when the test says so. */
function slowHub() {
  const asked: CommandInput[] = [];
  const answers: ((answer: Answer) => void)[] = [];
  const ask = (command: CommandInput) => {
    asked.push(command);
    return new Promise<Answer>((resolve) => answers.push(resolve));
  };
  return { ask, asked, answer: (answer: Answer) => answers.shift()?.(answer) };
}

const next: CommandInput = { type: 'CallNext', counter: 'counter-5' };
const finish: CommandInput = { type: 'Finish', counter: 'counter-5' };

function desk() {
  const hub = slowHub();
  const busy = { value: null as string | null };
  const refused = { value: null as { action: string; refusal: Refusal } | null };
  return { hub, busy, refused, run: guard(hub.ask, busy, refused) };
}

describe('one command under way per counter', () => {
  it('a second press while the first is under way sends nothing', async () => {
    const { hub, busy, run } = desk();
    const first = run('next', next);
    expect(busy.value).toBe('next');
    expect(await run('next', next)).toBe(false);
    expect(hub.asked).toHaveLength(1);
    hub.answer(ok(null));
    expect(await first).toBe(true);
    expect(busy.value).toBeNull();
  });

  it('a refusal is told with its action, and stops what would have followed', async () => {
    const { hub, busy, refused, run } = desk();
    const running = run('next', finish, next);
    hub.answer(refuse(refusal('not-serving')));
    expect(await running).toBe(false);
    expect(hub.asked).toEqual([finish]);
    expect(refused.value).toEqual({ action: 'next', refusal: refusal('not-serving') });
    expect(busy.value).toBeNull();
  });

  it('the next success clears the last refusal', async () => {
    const { hub, refused, run } = desk();
    const first = run('next', next);
    hub.answer(refuse(refusal('nothing-waiting')));
    await first;
    const second = run('next', next);
    expect(refused.value).toBeNull();
    hub.answer(ok(null));
    expect(await second).toBe(true);
  });

  it('a bug in the asking frees the keys again', async () => {
    const busy = { value: null as string | null };
    const run = guard(() => Promise.reject(new Error('bug')), busy, { value: null });
    await expect(run('next', next)).rejects.toThrow('bug');
    expect(busy.value).toBeNull();
  });
});
