import { describe, expect, test } from 'vitest';
import { freshSession, NO_ASSIST, type Phase } from '../../kiosk/session.ts';
import { itemPhase, reinstatePhase, searchPhase } from '../../kiosk/steps/moves.ts';
import { done, item, itemView, kioskView, refused, ticket, Visitor } from './visitor.ts';

const opened = (view = itemView()) => {
  const visitor = new Visitor();
  visitor.does({ type: 'go', phase: itemPhase(view.item.id) });
  return visitor.does({ type: 'loaded', visit: visitor.visit, item: view.item.id, result: done(view) });
};

describe('the way to a ticket', () => {
  test('K1 a frequent matter is three touches from the start, two by the examples on the red tile', () => {
    const touches = (...events: Parameters<Visitor['does']>) => {
      const visitor = new Visitor();
      let touched = 0;
      for (const event of events) {
        visitor.does(event);
        touched += 1;
        const { phase } = visitor.session;
        if (phase.at === 'item') {
          visitor.does({ type: 'loaded', visit: visitor.visit, item: phase.item, result: done(itemView()) });
        }
      }
      return { touched, phase: visitor.session.phase.at, asked: visitor.asked.at(-1) };
    };
    const issue = { type: 'issue', request: 'request-1' } as const;
    const list = touches(
      { type: 'go', phase: { at: 'frequent', page: 0 } },
      { type: 'go', phase: itemPhase('invoices') },
      issue,
    );
    const direct = touches({ type: 'go', phase: itemPhase('invoices') }, issue);
    expect([list.touched, list.phase]).toEqual([3, 'issuing']);
    expect([direct.touched, direct.phase]).toEqual([2, 'issuing']);
    expect(direct.asked).toEqual({
      do: 'ask',
      becomes: 'issued',
      request: 'request-1',
      command: { type: 'IssueTicket', item: 'invoices', class: 'ordinary', needs: [], language: 'zh' },
    });
  });

  test('T2 a double touch asks once', () => {
    const visitor = opened().does({ type: 'issue', request: 'first' }, { type: 'issue', request: 'second' });
    expect(visitor.asked.filter((one) => one.do === 'ask')).toHaveLength(1);
  });

  test('T2 while the number is on its way nothing leads away from it, whatever is still in sight', () => {
    const visitor = opened().does({ type: 'issue', request: 'first' });
    const before = visitor.session;
    visitor.does({ type: 'home', at: 5 }, { type: 'back' }, { type: 'go', phase: { at: 'help' } });
    visitor.does({ type: 'go', phase: itemPhase('other') });
    expect(visitor.session).toBe(before);
    visitor.does({ type: 'issued', visit: visitor.visit, request: 'first', at: 10, result: done(ticket()) });
    expect(visitor.session.phase.at).toBe('ticket');
    visitor.does({ type: 'home', at: 20 });
    expect(visitor.session.phase.at).toBe('start');
  });

  test('a second touch on a list opens no second item; back and home leave an item that does not come', () => {
    const list = { type: 'go', phase: { at: 'frequent', page: 0 } } as const;
    const visitor = new Visitor().does(list, { type: 'go', phase: itemPhase('invoices') });
    visitor.does({ type: 'go', phase: itemPhase('other') });
    expect(visitor.session.phase).toMatchObject({ at: 'item', item: 'invoices' });
    expect(visitor.asked).toHaveLength(1);
    visitor.does({ type: 'back' });
    expect(visitor.session.phase.at).toBe('frequent');
    visitor.does({ type: 'go', phase: itemPhase('other') }, { type: 'home', at: 5 });
    expect(visitor.session.phase.at).toBe('start');
  });

  test.each(['timeout', 'offline'] as const)(
    'T2 after a lost answer (%s) the same request is asked again, and only by touch',
    (code) => {
      const visitor = opened().does({ type: 'issue', request: 'first' });
      visitor.does({ type: 'issued', visit: visitor.visit, request: 'first', at: 10, result: refused(code) });
      expect(visitor.session.phase).toMatchObject({ at: 'issuing', unsure: true });
      visitor.does({ type: 'view', view: kioskView(), at: 20 }, { type: 'tick', at: 30 });
      expect(visitor.asked.filter((one) => one.do === 'ask')).toHaveLength(1);
      visitor.does({ type: 'issue', request: 'another' });
      expect(visitor.asked.filter((one) => one.do === 'ask').map((one) => one.request)).toEqual([
        'first',
        'first',
      ]);
    },
  );

  test('a refusal is shown with its own sentence, and back leads to the item', () => {
    const visitor = opened().does({ type: 'issue', request: 'first' });
    visitor.does({
      type: 'issued',
      visit: visitor.visit,
      request: 'first',
      at: 10,
      result: refused('quota-reached'),
    });
    expect(visitor.session.phase).toMatchObject({ at: 'refused', refusal: { code: 'quota-reached' } });
    visitor.does({ type: 'back' });
    expect(visitor.session.phase).toMatchObject({ at: 'item', item: 'invoices' });
  });

  test('an answer for another request, or another visitor, changes nothing', () => {
    const visitor = opened().does({ type: 'issue', request: 'first' });
    const before = visitor.session;
    visitor.does({ type: 'issued', visit: visitor.visit, request: 'other', at: 10, result: done(ticket()) });
    visitor.does({
      type: 'issued',
      visit: visitor.visit - 1,
      request: 'first',
      at: 10,
      result: done(ticket()),
    });
    expect(visitor.session).toBe(before);
  });

  test('T4 T5 priority and needs are chosen beside the ordinary path and go with the ticket', () => {
    const visitor = opened()
      .does({ type: 'go', phase: { at: 'assist', step: 'class', assist: NO_ASSIST } })
      .does({ type: 'go', phase: { at: 'assist', step: 'needs', assist: { reason: 'elderly', needs: [] } } })
      .does({ type: 'assist', assist: { reason: 'elderly', needs: ['low-desk'] }, done: false })
      .does({ type: 'assist', assist: { reason: 'elderly', needs: ['low-desk'] }, done: true });
    expect(visitor.session.phase).toMatchObject({ at: 'item', assist: { reason: 'elderly' } });
    visitor.does({ type: 'issue', request: 'first' });
    expect(visitor.asked.at(-1)).toMatchObject({
      command: { class: 'priority', reason: 'elderly', needs: ['low-desk'] },
    });
    visitor.does({ type: 'back' });
    expect(visitor.session.phase.at).toBe('issuing');
  });

  test('K4 the paper speaks the visitor’s language', () => {
    const visitor = opened().does({ type: 'language', language: 'en' }, { type: 'issue', request: 'first' });
    expect(visitor.asked.at(-1)).toMatchObject({ command: { language: 'en' } });
  });
});

describe('K5 nothing of a visitor remains', () => {
  const second = 1000;

  test('K5 idle, countdown, then a session equal to a fresh one', () => {
    const visitor = new Visitor()
      .does({ type: 'language', language: 'en' }, { type: 'large' }, { type: 'low' }, { type: 'large' })
      .does(
        { type: 'go', phase: searchPhase },
        { type: 'text', text: '离婚' },
        { type: 'touch', at: 5 * second },
      );
    visitor.does({ type: 'tick', at: 49 * second });
    expect(visitor.session.leavesAt).toBeNull();
    visitor.does({ type: 'tick', at: 50 * second });
    expect(visitor.session.leavesAt).toBe(65 * second);
    visitor.does({ type: 'tick', at: 64.9 * second });
    expect(JSON.stringify(visitor.session)).toContain('离婚');
    visitor.does({ type: 'tick', at: 65 * second });
    expect(visitor.session).toEqual(freshSession(2, 65 * second, visitor.session));
    expect(JSON.stringify(visitor.session)).not.toContain('离婚');
  });

  test('K5 a touch puts the countdown off; once it runs, only continue stops it', () => {
    const visitor = new Visitor().does(
      { type: 'go', phase: { at: 'help' } },
      { type: 'tick', at: 45 * second },
    );
    visitor.does({ type: 'touch', at: 46 * second });
    expect(visitor.session.leavesAt).toBe(60 * second);
    visitor.does({ type: 'continue', at: 47 * second }, { type: 'tick', at: 91 * second });
    expect(visitor.session).toMatchObject({ leavesAt: null, phase: { at: 'help' } });
  });

  test('K5 the start page of a plain session is never asked whether it is still there; a changed one is put right', () => {
    const plain = new Visitor().does({ type: 'tick', at: 500 * second });
    expect(plain.session).toMatchObject({ visit: 1, leavesAt: null });
    const english = new Visitor().does(
      { type: 'language', language: 'en' },
      { type: 'tick', at: 45 * second },
    );
    expect(english.session).toMatchObject({ visit: 2, look: { language: 'zh' }, leavesAt: null });
  });

  test('K5 no countdown while the hub is being asked for the number, one when its answer is lost', () => {
    const visitor = opened().does({ type: 'issue', request: 'first' }, { type: 'tick', at: 500 * second });
    expect(visitor.session.leavesAt).toBeNull();
    visitor.does({
      type: 'issued',
      visit: 1,
      request: 'first',
      at: 500 * second,
      result: refused('timeout'),
    });
    visitor.does({ type: 'tick', at: 545 * second });
    expect(visitor.session.leavesAt).toBe(560 * second);
  });

  test('K4 in large type everything waits twice as long', () => {
    const visitor = new Visitor().does({ type: 'large' }, { type: 'go', phase: { at: 'help' } });
    visitor.does({ type: 'tick', at: 89 * second });
    expect(visitor.session.leavesAt).toBeNull();
    visitor.does({ type: 'tick', at: 90 * second });
    expect(visitor.session.leavesAt).toBe(120 * second);
  });

  test('home by touch keeps language and layout for the same visitor, but not after a ticket', () => {
    const visitor = opened().does({ type: 'language', language: 'en' }, { type: 'home', at: 1 });
    expect(visitor.session).toMatchObject({ look: { language: 'en' }, phase: { at: 'start' }, trail: [] });
    const served = opened().does({ type: 'language', language: 'en' }, { type: 'issue', request: 'first' });
    served.does({ type: 'issued', visit: served.visit, request: 'first', at: 1, result: done(ticket()) });
    served.does({ type: 'home', at: 2 });
    expect(served.session).toEqual(freshSession(2, 2, served.session));
  });

  test('K5 after the number, back leads nowhere: the trail is gone', () => {
    const visitor = opened().does({ type: 'issue', request: 'first' });
    visitor.does(
      { type: 'issued', visit: 1, request: 'first', at: 1, result: done(ticket()) },
      { type: 'back' },
    );
    expect(visitor.session).toMatchObject({ phase: { at: 'ticket' }, trail: [] });
  });
});

describe('the last screen', () => {
  const issuedAt = 100_000;
  const served = (given = ticket(), view = kioskView()) => {
    const visitor = opened(itemView({ item: item() })).does({ type: 'view', view, at: 1 });
    visitor.does({ type: 'issue', request: 'first' });
    return visitor.does({ type: 'issued', visit: 1, request: 'first', at: issuedAt, result: done(given) });
  };
  const phaseOf = (visitor: Visitor) => {
    const { phase } = visitor.session;
    if (phase.at !== 'ticket') throw new Error(`not at the ticket but at ${phase.at}`);
    return phase;
  };

  test('K7 with a ready printer it points to the paper and stays fifteen seconds', () => {
    const visitor = served();
    expect(phaseOf(visitor)).toMatchObject({ paper: { is: 'printing' }, until: issuedAt + 15_000 });
    visitor.does({ type: 'tick', at: issuedAt + 14_999 });
    expect(visitor.session.phase.at).toBe('ticket');
    visitor.does({ type: 'tick', at: issuedAt + 15_000 });
    expect(visitor.session).toMatchObject({ phase: { at: 'start' }, visit: 2 });
  });

  test('K7 without paper the number stands, for sixty seconds', () => {
    const visitor = served(ticket(), kioskView({ printer: { kind: 'no-paper' } }));
    expect(phaseOf(visitor)).toMatchObject({
      paper: { is: 'none', why: 'no-paper' },
      until: issuedAt + 60_000,
    });
  });

  test('K7 P1 paper that fails after all gives the longer time, from then on', () => {
    const visitor = served();
    const jobs = [{ id: 'job-00001', state: 'failed' }] as const;
    visitor.does({ type: 'view', view: kioskView({ jobs }), at: issuedAt + 4000 });
    expect(phaseOf(visitor)).toMatchObject({
      paper: { is: 'none', why: 'failed' },
      until: issuedAt + 64_000,
    });
  });

  test('a printed ticket does not move the time that was promised', () => {
    const visitor = served();
    const jobs = [{ id: 'job-00001', state: 'printed' }] as const;
    visitor.does({ type: 'view', view: kioskView({ jobs }), at: issuedAt + 4000 });
    expect(phaseOf(visitor)).toMatchObject({ paper: { is: 'printed' }, until: issuedAt + 19_000 });
    visitor.does({ type: 'stay', at: issuedAt + 18_000 });
    expect(phaseOf(visitor).until).toBe(issuedAt + 33_000);
  });
});

describe('search', () => {
  test('K1 every change asks; answers to an older text are dropped', () => {
    const visitor = new Visitor().does({ type: 'go', phase: searchPhase });
    visitor.does({ type: 'text', text: 'f' }, { type: 'text', text: 'fp' });
    expect(visitor.asked.map((one) => one.do === 'query' && one.query)).toEqual([
      { query: 'search', text: 'f' },
      { query: 'search', text: 'fp' },
    ]);
    const hit = { kind: 'elsewhere', id: 'x', name: { zh: 'x', en: 'x' }, marks: [] } as const;
    visitor.does({ type: 'found', visit: 1, text: 'f', result: done([hit]) });
    expect(visitor.session.phase).toMatchObject({ hits: null });
    visitor.does({ type: 'found', visit: 1, text: 'fp', result: done([hit]) });
    expect(visitor.session.phase).toMatchObject({ hits: [hit], answered: 'fp' });
    visitor.does({ type: 'text', text: '  ' });
    expect(visitor.session.phase).toMatchObject({ hits: null });
    expect(visitor.asked).toHaveLength(2);
  });
});

describe('T7 K8 a missed call', () => {
  const typed = (text: string) =>
    new Visitor().does({ type: 'go', phase: reinstatePhase }, { type: 'text', text }, { type: 'look-up' });

  test('only a whole number is looked up', () => {
    expect(typed('b02').asked).toEqual([]);
    expect(typed('I023').asked).toEqual([]);
    expect(typed('b023').asked).toEqual([{ do: 'query', query: { query: 'ticket', number: 'B023' } }]);
  });

  test('a passed ticket goes back into the queue, a repeat keeps its request', () => {
    const visitor = typed('b023');
    visitor.does({ type: 'looked-up', visit: 1, text: 'B023', result: done(ticket({ state: 'passed' })) });
    visitor.does({ type: 'reinstate', request: 'first' }, { type: 'reinstate', request: 'second' });
    expect(visitor.asked.slice(1).map((one) => one.do === 'ask' && one.request)).toEqual(['first', 'first']);
    visitor.does({
      type: 'reinstated',
      visit: 1,
      request: 'first',
      at: 50,
      result: done(ticket({ ahead: 2 })),
    });
    expect(visitor.session.phase).toMatchObject({
      lookup: { is: 'restored', ticket: { ahead: 2 }, until: 20_050 },
    });
  });

  test('a refusal is told, and typing begins anew', () => {
    const visitor = typed('B999');
    visitor.does({ type: 'looked-up', visit: 1, text: 'B999', result: refused('no-such-ticket') });
    expect(visitor.session.phase).toMatchObject({ lookup: { is: 'refused' } });
    visitor.does({ type: 'text', text: '' });
    expect(visitor.session.phase).toMatchObject({ text: '', lookup: { is: 'typing' } });
  });
});

describe('K11 the settings', () => {
  const at = (answer: unknown) => {
    const visitor = new Visitor().does(
      { type: 'go', phase: { at: 'code', digits: '', answer: 'typing' } },
      { type: 'digits', digits: '135790' },
      { type: 'unlock' },
    );
    return visitor.does({ type: 'code', visit: 1, digits: '135790', result: done(answer) });
  };

  test('K11 open only when the hub says that the code is right', () => {
    expect(at({ right: true }).session.phase).toEqual({ at: 'settings' });
    for (const wrong of [{ right: false }, {}, true, 'yes', null]) {
      expect(at(wrong).session.phase).toEqual({ at: 'code', digits: '', answer: 'wrong' });
    }
  });

  test('K5 K11 left alone they close by themselves', () => {
    const visitor = at({ right: true }).does({ type: 'tick', at: 45_000 }, { type: 'tick', at: 60_000 });
    expect(visitor.session.phase).toEqual({ at: 'start' });
  });
});

const SECOND = 1000;

describe('W7 K1 calling somebody', () => {
  const phases: Phase[] = [
    { at: 'start' },
    searchPhase,
    reinstatePhase,
    { at: 'settings' },
    { at: 'places', page: 0 },
  ];
  test.each(phases)('K1 W7 one touch calls from $at, once, and the screen stays', (phase) => {
    const visitor = new Visitor().does(
      { type: 'go', phase },
      { type: 'call-help', request: 'request-1' },
      { type: 'call-help', request: 'request-2' },
    );
    expect(visitor.asked).toEqual([
      { do: 'ask', command: { type: 'CallHelp' }, request: 'request-1', becomes: 'help-called' },
    ]);
    visitor.does({ type: 'help-called', visit: 1, request: 'request-1', at: 0, result: done({}) });
    expect(visitor.session).toMatchObject({ phase, calling: false, notice: null });
  });

  test('W5 W7 a call that cannot be made is said for a while, and may be made again', () => {
    const visitor = new Visitor().does(
      { type: 'call-help', request: 'request-1' },
      { type: 'help-called', visit: 1, request: 'request-1', at: SECOND, result: refused('offline') },
    );
    expect(visitor.session.notice).toMatchObject({ says: { code: 'offline' } });
    visitor.does({ type: 'tick', at: 12 * SECOND });
    expect(visitor.session.notice).toBeNull();
    visitor.does({ type: 'call-help', request: 'request-2' });
    expect(visitor.asked).toHaveLength(2);
  });
});

test('K6 K5 a document scanned where none is asked is said for a while, chooses nothing, and nothing of it is kept', () => {
  const before = new Visitor().does({ type: 'go', phase: searchPhase }).session;
  const visitor = new Visitor().does(
    { type: 'go', phase: searchPhase },
    { type: 'notice', says: 'no-document', at: SECOND },
  );
  expect(visitor.session).toEqual({ ...before, notice: { says: 'no-document', until: 11 * SECOND } });
  expect(visitor.asked).toEqual([]);
  visitor.does({ type: 'tick', at: 11 * SECOND });
  expect(visitor.session).toEqual(before);
});
