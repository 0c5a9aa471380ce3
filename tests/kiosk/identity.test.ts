import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Holder, RealName } from '../../hub/contract/holder.ts';
import { parseReading } from '../../kiosk/document.ts';
import { readMrz } from '../../kiosk/mrz.ts';
import { freshSession, type Session } from '../../kiosk/session.ts';
import { step } from '../../kiosk/steps/index.ts';
import { createWedge } from '../../kiosk/wedge.ts';
import { itemView, queue } from './visitor.ts';

const NUMBER = '11010519491231002X';
const ZHANG: Holder = { idKind: 'resident-card', idNumber: NUMBER, name: '张三丰' };
/** The specimen of ICAO 9303. */
const MRZ = ['P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L898902C36UTO7408122F1204159ZE184226B<<<<<10'];
const ANNA: Holder = { idKind: 'passport', idNumber: 'L898902C3', name: 'ERIKSSON ANNA MARIA' };

/** A visitor on the item page of a queue with this rule. */
function at(realName: RealName): Session {
  const fresh = freshSession(1, 0, {
    pace: { idleSeconds: 45, countdownSeconds: 15 },
    printing: { printer: { kind: 'ready' }, jobs: [] },
  });
  const view = itemView({ queue: queue({ realName }) });
  return {
    ...fresh,
    phase: {
      at: 'item',
      item: view.item.id,
      view: { is: 'here', value: view },
      assist: { reason: null, needs: [] },
      page: 0,
    },
  };
}
const issue = (session: Session, more = {}) =>
  step(session, { type: 'issue', request: 'request-0001', ...more });
const type = (session: Session, text: string) => step(session, { type: 'text', text }).session;

describe('K6 whose ticket it will be', () => {
  test('K6 K1 a queue that takes no names asks nothing: the touch takes the ticket', () => {
    const { session, effects } = issue(at('off'));
    expect(session.phase.at).toBe('issuing');
    expect(effects[0]).not.toHaveProperty('command.holder');
  });

  test('K6 required: no ticket until the number is one of its kind; the command carries it', () => {
    const asked = issue(at('required'));
    expect(asked.session.phase).toMatchObject({ at: 'identity', required: true });
    expect(asked.effects).toEqual([]);
    const wrong = type(asked.session, '110105194912310021');
    expect(issue(wrong).session.phase.at).toBe('identity');
    expect(issue(wrong, { unnamed: true }).session.phase.at).toBe('identity');
    const { session, effects } = issue(type(asked.session, '11010519491231002x'));
    expect(session.phase.at).toBe('issuing');
    expect(effects).toMatchObject([
      { do: 'ask', command: { type: 'IssueTicket', holder: { idKind: 'resident-card', idNumber: NUMBER } } },
    ]);
  });

  test('K6 optional: may be skipped, and then nobody is named', () => {
    const asked = issue(at('optional')).session;
    expect(issue(asked).session.phase.at).toBe('identity');
    const { session, effects } = issue(type(asked, '1101'), { unnamed: true });
    expect(session.phase.at).toBe('issuing');
    expect(effects[0]).not.toHaveProperty('command.holder');
  });

  test('K6 another kind of document begins anew; what was scanned counts before what was typed', () => {
    const asked = type(issue(at('required')).session, NUMBER);
    const passport = step(asked, { type: 'document', kind: 'passport', request: 'request-0002' }).session;
    expect(passport.phase).toMatchObject({ kind: 'passport', text: '' });
    expect(type(passport, 'e-12 345 678 901').phase).toMatchObject({ text: 'E12345678' });
    const scanned = step(passport, { type: 'scanned', holder: ZHANG }).session;
    expect(issue(scanned).effects).toMatchObject([{ command: { holder: ZHANG } }]);
    expect(step(asked, { type: 'scanned', holder: null }).session.phase).toMatchObject({ fault: 'unread' });
  });

  test('K6 a passport’s number may come with its name, in letters; other kinds ask for the number alone', () => {
    const asked = issue(at('required')).session;
    const passport = step(asked, { type: 'document', kind: 'passport', request: 'request-0002' }).session;
    const numbered = type(passport, 'E12345678');
    const named = type(step(numbered, { type: 'part', part: 'name' }).session, ' eriksson  anna-maria 7李');
    expect(named.phase).toMatchObject({ text: 'E12345678', name: 'ERIKSSON ANNA-MARIA ' });
    const holder = { idKind: 'passport', idNumber: 'E12345678' };
    expect(issue(named).effects).toMatchObject([
      { command: { holder: { ...holder, name: 'ERIKSSON ANNA-MARIA' } } },
    ]);
    expect(issue(numbered).effects).toMatchObject([{ command: { holder: { ...holder, name: '' } } }]);
    const other = step(named, { type: 'document', kind: 'resident-card', request: 'request-0003' }).session;
    expect(other.phase).toMatchObject({ text: '', name: '', part: 'number' });
    expect(step(named, { type: 'scanned', holder: ZHANG }).session.phase).toMatchObject({
      name: '',
      text: '',
    });
    expect(JSON.stringify(step(named, { type: 'home', at: 1000 }).session)).not.toContain('ERIK');
  });

  test('K5 K6 after the idle time, at home and after the ticket nothing of the number remains', () => {
    const typed = type(issue(at('required')).session, NUMBER);
    const counting = step(typed, { type: 'tick', at: 46_000 }).session;
    expect(counting.leavesAt).not.toBeNull();
    const ends = [
      step(counting, { type: 'tick', at: 62_000 }).session,
      step(typed, { type: 'home', at: 1000 }).session,
    ];
    for (const session of ends) expect(JSON.stringify(session)).not.toContain('110105');
    expect(JSON.stringify(typed)).toContain(NUMBER);
  });

  test('K6 a reading that comes when no document is asked is dropped', () => {
    const plain = at('required');
    expect(step(plain, { type: 'scanned', holder: ZHANG }).session).toBe(plain);
  });
});

/** Keys that are no character of their own. */
const KEYS: Readonly<Record<string, string>> = { '\n': 'Enter', '\t': 'Tab' };

/** Keys at their times through the wedge, with a clock that is moved. */
function wedge() {
  const typed: string[] = [];
  const bursts: string[] = [];
  let now = 0;
  let timer: { at: number; task: () => void } | null = null;
  const made = createWedge({
    typed: (character) => typed.push(character),
    burst: (text) => bursts.push(text),
    after(ms, task) {
      const mine = { at: now + ms, task };
      timer = mine;
      return () => {
        if (timer === mine) timer = null;
      };
    },
  });
  const pass = (ms: number) => {
    now += ms;
    if (timer && timer.at <= now) {
      const { task } = timer;
      timer = null;
      task();
    }
  };
  const keys = (text: string, gap: number) =>
    [...text].map((one) => {
      pass(gap);
      return made.key(KEYS[one] ?? one, now);
    });
  return { typed, bursts, keys, pass, press: (key: string) => made.key(key, now) };
}

describe('K6 a reader that types like a keyboard', () => {
  test('K6 its whole burst is one reading, and no key of it reaches the page', () => {
    const reader = wedge();
    expect(reader.keys(`张三丰|${NUMBER}\n`, 5)).not.toContain(false);
    reader.pass(400);
    expect(reader).toMatchObject({ bursts: [`张三丰|${NUMBER}\n`], typed: [] });
  });

  test('K6 a Tab in its burst parts two fields, and moves nothing on the page', () => {
    const reader = wedge();
    expect(reader.keys(`14\t${NUMBER}\t张三丰\n`, 5)).not.toContain(false);
    reader.pass(400);
    expect(reader.bursts.map(parseReading)).toEqual([ZHANG]);
    reader.keys('1', 120);
    reader.keys('\t', 5);
    reader.pass(400);
    expect(reader.typed).toEqual(['1']);
  });

  test('K6 the two lines of a passport are one reading', () => {
    const reader = wedge();
    reader.keys(`${MRZ[0]}\n`, 4);
    reader.pass(150);
    reader.keys(`${MRZ[1]}\n`, 4);
    reader.pass(400);
    expect(reader.bursts.map(parseReading)).toEqual([ANNA]);
  });

  test('K6 fingers type characters; an Enter of their own, arrows and Tab belong to the page', () => {
    const reader = wedge();
    reader.keys('110', 120);
    reader.pass(120);
    expect(reader).toMatchObject({ typed: ['1', '1', '0'], bursts: [] });
    for (const key of ['Enter', 'Tab', 'ArrowDown', 'Escape']) expect(reader.press(key)).toBe(false);
  });

  test('K6 two keys that come down together are fingers; an Enter after them is theirs', () => {
    const reader = wedge();
    reader.keys('12', 5);
    expect(reader.press('Enter')).toBe(false);
    expect(reader).toMatchObject({ typed: ['1', '2'], bursts: [] });
    reader.pass(400);
    reader.keys('34', 5);
    reader.pass(400);
    expect(reader).toMatchObject({ typed: ['1', '2', '3', '4'], bursts: [] });
  });

  test('K6 of a burst no key is typed, whether it is a document, ends or not', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...'0123456789X|<AZ\n\t'), { minLength: 3, maxLength: 90 }),
        fc.integer({ min: 0, max: 34 }),
        (characters, gap) => {
          const text = characters.join('').replace(/^[\n\t]+/, '');
          if (text.replace(/\n.*/s, '').length < 3) return;
          const reader = wedge();
          expect(reader.keys(text, gap)).not.toContain(false);
          reader.pass(400);
          expect(reader).toMatchObject({ typed: [], bursts: [text] });
        },
      ),
    );
  });

  test.each([
    [NUMBER, { ...ZHANG, name: '' }],
    [`${NUMBER.toLowerCase()},张三丰`, ZHANG],
    [`ID\t${NUMBER}\t张三丰\t男`, ZHANG],
    [MRZ.join('\n'), ANNA],
    [MRZ.join(''), ANNA],
    ['110105194912310021', null],
    ['', null],
  ])('K6 a reading “%s”', (text, holder) => {
    expect(parseReading(text)).toEqual(holder);
  });

  test('K6 one wrong character in what the check digits of a passport cover is found', () => {
    const covered = [...Array(10).keys(), 13, 14, 15, 16, 17, 18, 19, 21, 22, 23, 24, 25, 26, 27, 43];
    fc.assert(
      fc.property(fc.constantFrom(...covered), fc.integer({ min: 1, max: 9 }), (place, by) => {
        const line = [...(MRZ[1] ?? '')];
        const was = line[place] ?? '';
        if (!/\d/.test(was)) return;
        line[place] = String((Number(was) + by) % 10);
        expect(readMrz([MRZ[0] ?? '', line.join('')])).toBeNull();
      }),
    );
    expect(readMrz(MRZ)).toEqual(ANNA);
  });
});
