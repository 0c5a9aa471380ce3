import { describe, expect, it } from 'vitest';
import { ACTIONS } from '../../counter/casework/actions.ts';
import { classOnKey } from '../../counter/casework/lists.ts';
import {
  begin,
  mayCheck,
  mayTakeIn,
  newOutside,
  type Outside,
  originsFor,
  owed,
  TAKE_IN,
} from '../../counter/casework/outside/outside.ts';

const clerk = newOutside(['clerk'], 1000);

describe('intake without a ticket', () => {
  it('C1 a mandate is all an agent has; clerks and chiefs declare a home visit or an intake outside too; others nothing', () => {
    expect(originsFor(['agent'])).toEqual(['agency']);
    expect(originsFor(['clerk'])).toEqual(['agency', 'home-visit', 'outside']);
    expect(originsFor(['approver', 'chief'])).toEqual(['agency', 'home-visit', 'outside']);
    expect([['agent'], ['clerk'], ['chief']].map(mayTakeIn)).toEqual([true, true, true]);
    expect([['reviewer'], ['supervisor'], ['guide'], []].map(mayTakeIn)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });

  it('C1 never from nothing: origin, reason and approver are all owed, and blanks are no reason', () => {
    expect(owed(clerk)).toEqual(['origin', 'reason', 'approver']);
    expect(owed({ ...clerk, origin: 'home-visit', reason: '  ' })).toEqual(['reason', 'approver']);
    expect(owed({ ...clerk, origin: 'home-visit', reason: '年老', approver: 'jianghaitao' })).toEqual([]);
  });

  it('C1 the only origin somebody has is chosen already; nothing else is preset', () => {
    expect(newOutside(['agent'], 1000)).toMatchObject({ origin: 'agency', reason: '', approver: '' });
    expect(clerk).toMatchObject({ origin: null, draft: { ticket: null, case: null, item: null } });
  });

  it('C2 the counter looks at materials; an agent only brings them', () => {
    expect([mayCheck(['clerk']), mayCheck(['chief']), mayCheck(['agent'])]).toEqual([true, true, false]);
  });

  it('W5 what was begun and left is gone on with', () => {
    const begun: Outside = { ...clerk, reason: '委托书〔2026〕7号' };
    const place = { outside: { value: begun as Outside | null }, taking: { value: false } };
    begin(place, ['clerk'], 2000);
    expect(place).toEqual({ outside: { value: begun }, taking: { value: true } });
    place.outside.value = null;
    begin(place, ['clerk'], 2000);
    expect(place.outside.value).toEqual(newOutside(['clerk'], 2000));
  });

  it('W1 its key means nothing else at the bench', () => {
    const taken = [...Object.values(ACTIONS).map(({ key }) => key), 'C', '/', '[', ']'];
    expect(taken).not.toContain(TAKE_IN);
    expect(classOnKey(TAKE_IN)).toBeNull();
  });
});
