import { describe, expect, it } from 'vitest';
import {
  digitOf,
  endingCommands,
  keyOf,
  noShowWait,
  plainCommand,
  SLOT_KEYS,
  slotsOf,
} from '../../counter/panel/actions.ts';
import { COUNTER_ACTIONS, type PanelView } from '../../hub/contract/views/panel.ts';

const press = (key: string, more: object = {}) => ({
  key,
  repeat: false,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  shiftKey: false,
  ...more,
});

describe('keys of the panel', () => {
  it('W1 every frequent action has one key, and a key means one thing at a time', () => {
    const called = slotsOf(['recall', 'start', 'no-show', 'transfer', 'hand-over']);
    expect(called).toEqual({
      F2: null,
      F3: 'recall',
      F4: 'start',
      F6: 'transfer',
      F7: null,
      F8: 'no-show',
      F9: null,
      F10: 'mask',
      S: null,
      H: 'hand-over',
      C: null,
    });
    const serving = slotsOf(['next', 'finish', 'park', 'transfer']);
    expect([serving.F2, serving.F4, serving.F7]).toEqual(['next', 'finish', 'park']);
    const idle = slotsOf(['next', 'call', 'unpark', 'pause', 'close']);
    expect([idle.F2, idle.F7, idle.F9, idle.S, idle.C]).toEqual(['next', 'unpark', 'pause', 'call', 'close']);
    expect(slotsOf(['resume', 'close']).F9).toBe('resume');
    expect(slotsOf(['open']).F2).toBe('open');
  });

  it('C10 nothing but the lawful actions is on a key', () => {
    for (const action of COUNTER_ACTIONS) {
      const drawn = Object.values(slotsOf([action])).filter((intent) => intent !== null);
      expect(drawn.sort()).toEqual(['mask', action].sort());
    }
    expect(Object.values(slotsOf([])).filter((intent) => intent !== null)).toEqual(['mask']);
  });

  it("F5, F11 and F12 stay the browser's, and so does every shortcut with a modifier", () => {
    expect(SLOT_KEYS).not.toContain('F5');
    for (const key of ['F5', 'F11', 'F12', 'Tab', 'a']) expect(keyOf(press(key), false)).toBeNull();
    expect(keyOf(press('F4', { altKey: true }), false)).toBeNull();
    expect(keyOf(press('F2'), false)).toBe('F2');
  });

  it('letters and digits are text while somebody types; function keys still work', () => {
    expect(keyOf(press('s'), false)).toBe('S');
    expect(keyOf(press('s'), true)).toBeNull();
    expect(keyOf(press('F4'), true)).toBe('F4');
    expect(digitOf(press('2'), false)).toBe(2);
    expect(digitOf(press('2'), true)).toBeNull();
    expect(digitOf(press('0'), false)).toBeNull();
    expect(digitOf(press('2', { repeat: true }), false)).toBeNull();
  });

  it('plain actions are one command; those with a question are none yet', () => {
    expect(plainCommand('recall', 'counter-5')).toEqual({ type: 'Recall', counter: 'counter-5' });
    expect(plainCommand('open', 'counter-5')).toEqual({ type: 'OpenCounter', counter: 'counter-5' });
    for (const asks of ['pause', 'transfer', 'call', 'hand-over', 'finish'] as const)
      expect(plainCommand(asks, 'counter-5')).toBeNull();
  });
});

describe('ending a ticket', () => {
  it('T6 finish and next are one command wherever the hub can do both', () => {
    expect(endingCommands('c', { outcome: 'case', note: '' }, true)).toEqual([
      { type: 'CallNext', counter: 'c', outcome: 'case' },
    ]);
    expect(endingCommands('c', { outcome: 'consultation', note: '  ' }, true)).toHaveLength(1);
  });

  it('W1 what was told at a consultation is kept with the finish, before the next call', () => {
    expect(endingCommands('c', { outcome: 'consultation', note: ' 样表 ' }, true)).toEqual([
      { type: 'Finish', counter: 'c', outcome: 'consultation', note: '样表' },
      { type: 'CallNext', counter: 'c' },
    ]);
  });

  it('a note typed for a consultation does not go with another outcome', () => {
    expect(endingCommands('c', { outcome: 'other', note: '样表' }, false)).toEqual([
      { type: 'Finish', counter: 'c', outcome: 'other' },
    ]);
  });
});

describe('T7 what a no-show still needs', () => {
  const view = (noShow: { from: number | null; recallsLeft: number } | null) =>
    ({ current: { noShow } }) as unknown as PanelView;

  it('counts down by the hub’s clock and opens at the very second', () => {
    const called = view({ from: 10_000, recallsLeft: 0 });
    expect(noShowWait(called, 4_500)).toEqual({ kind: 'wait', seconds: 6, recallsLeft: 0 });
    expect(noShowWait(called, 9_999)).toEqual({ kind: 'wait', seconds: 1, recallsLeft: 0 });
    expect(noShowWait(called, 10_000)).toEqual({ kind: 'ready' });
  });

  it('a recall that is still owed keeps it shut however long one waits', () => {
    expect(noShowWait(view({ from: 10_000, recallsLeft: 1 }), 99_000)).toEqual({
      kind: 'wait',
      seconds: 0,
      recallsLeft: 1,
    });
  });

  it('T7 who cannot hear the call is fetched first, however long one waits', () => {
    const unseen = { current: { noShow: { from: 10_000, recallsLeft: 0, unseen: true } } };
    expect(noShowWait(unseen as unknown as PanelView, 99_000)).toEqual({ kind: 'unseen' });
  });

  it('the timer has not begun before the call was spoken', () => {
    expect(noShowWait(view({ from: null, recallsLeft: 0 }), 99_000)).toEqual({ kind: 'unspoken' });
  });

  it('nobody called: nothing to count', () => {
    expect(noShowWait(view(null), 0)).toBeNull();
    expect(noShowWait({ current: null }, 0)).toBeNull();
  });
});
