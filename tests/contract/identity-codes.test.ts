import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { checkIdentity } from '../../hub/contract/identity-codes.ts';
import { maskIdentity, maskName, maskPhone } from '../../hub/contract/mask.ts';

type IdKind = Parameters<typeof checkIdentity>[0];

/** Published specimens and numbers of public bodies; nobody's own. */
const GOOD: readonly (readonly [IdKind, string, string])[] = [
  ['resident-card', '11010519491231002X', 'the example of GB 11643'],
  ['resident-card', '440524188001010014', 'the other example of GB 11643'],
  ['resident-card', '11010519491231002x', 'a small x'],
  ['resident-card', '110105491231002', 'an old card of 15 digits'],
  ['credit-code', '91350100M000100Y43', 'the example of GB 32100'],
  ['credit-code', '9144030071526726XG', 'a listed company'],
  ['residence-permit', '810000199408230021', 'the specimen for Hong Kong'],
  ['residence-permit', '830000199201300022', 'the specimen for Taiwan'],
  ['residence-permit', 'ABC110090010101', 'the old permit for foreigners'],
  ['passport', 'E12345678', 'an ordinary passport'],
  ['passport', 'L01X00T47', 'a passport of another country'],
  ['other', '军字第 1 号', 'anything'],
  ['none', '', 'nothing at all'],
];

const BAD: readonly (readonly [IdKind, string, string])[] = [
  ['resident-card', '110105194912310021', 'another check character'],
  ['resident-card', '11010519491331002X', 'month 13'],
  ['resident-card', '110105190002290028', '29 February 1900'],
  ['resident-card', '11010519491231002', '17 digits'],
  ['resident-card', '1101051949123100２X', 'a full-width digit'],
  ['resident-card', '110105490231002', 'an old card born on 31 February'],
  ['resident-card', '', 'nothing'],
  ['credit-code', '91350100M000100Y44', 'another check character'],
  ['credit-code', '91350100M000100I43', 'a letter the code has not'],
  ['credit-code', '91350100M000100Y4', '17 characters'],
  ['residence-permit', '11010519491231002X', 'a resident card'],
  ['residence-permit', '810000199408230022', 'another check character'],
  ['residence-permit', 'ABC110090130101', 'the old permit, month 13'],
  ['passport', 'E123', 'four characters'],
  ['passport', 'E1234 5678', 'a space'],
];

describe('K6 numbers of documents with their check characters', () => {
  it.each(GOOD)('%s %s is good: %s', (kind, number) => {
    expect(checkIdentity(kind, number)).toBe(true);
  });
  it.each(BAD)('%s “%s” is bad: %s', (kind, number) => {
    expect(checkIdentity(kind, number)).toBe(false);
  });

  /** The number, and it with one character changed into any other. */
  const withOneChanged = (numbers: fc.Arbitrary<string>, characters: string) =>
    fc.tuple(numbers, fc.nat(17), fc.constantFrom(...characters)).filter(([n, i, c]) => n[i] !== c);
  const changed = (number: string, at: number, to: string) => number.slice(0, at) + to + number.slice(at + 1);
  /** The one completion that is accepted; the code has exactly one check character. */
  const completed = (kind: IdKind, body: string, characters: string) => {
    const made = [...characters].map((last) => body + last).filter((number) => checkIdentity(kind, number));
    expect(made).toHaveLength(1);
    return made[0] as string;
  };

  const digits = (length: number) =>
    fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length });
  const birthdays = fc
    .date({ min: new Date('1900-01-01'), max: new Date('2026-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10).replaceAll('-', ''));

  test.each([
    ['resident-card', ['11', '44', '65']],
    ['residence-permit', ['81', '82', '83', '91']],
  ] as const)(
    'K6 one wrong character in a number of the form of the resident card is found: %s',
    (kind, starts) => {
      const numbers = fc
        .tuple(fc.constantFrom(...starts), digits(4), birthdays, digits(3))
        .map((parts) => completed(kind, parts.join(''), '0123456789X'));
      fc.assert(
        fc.property(withOneChanged(numbers, '0123456789X'), ([number, at, to]) => {
          expect(checkIdentity(kind, changed(number, at, to))).toBe(false);
        }),
      );
    },
  );

  test('K6 one wrong character in a social credit code is found', () => {
    const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
    const numbers = fc
      .tuple(
        fc.constantFrom('91', '92', '11', '12', 'Y1'),
        digits(6),
        fc.string({ unit: fc.constantFrom(...alphabet), minLength: 9, maxLength: 9 }),
      )
      .map((parts) => completed('credit-code', parts.join(''), alphabet));
    fc.assert(
      fc.property(withOneChanged(numbers, `${alphabet}IOSVZ`), ([number, at, to]) => {
        expect(checkIdentity('credit-code', changed(number, at, to))).toBe(false);
      }),
    );
  });

  test('K6 whatever is typed, the check answers', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<IdKind>(
          'resident-card',
          'residence-permit',
          'passport',
          'credit-code',
          'other',
          'none',
        ),
        fc.string({ unit: 'binary' }),
        (kind, typed) => {
          expect(typeof checkIdentity(kind, typed)).toBe('boolean');
        },
      ),
    );
  });
});

describe('X3 masked by default', () => {
  it.each([
    ['张三', '张＊'],
    ['欧阳建国', '欧＊＊＊'],
    ['𠮷田', '𠮷＊'],
    ['安澜区惠民大药房有限公司', '安＊＊＊＊'],
    ['张', '＊'],
    ['', ''],
  ])('the name %s is shown as %s', (name, shown) => {
    expect(maskName(name)).toBe(shown);
  });
  it.each([
    ['11010519491231002X', '1101**********002X'],
    ['E12345678', '*****5678'],
    ['1234', '****'],
    ['', ''],
  ])('the number %s is shown as %s', (number, shown) => {
    expect(maskIdentity(number)).toBe(shown);
  });
  it.each([
    ['13800001234', '*******1234'],
    ['110', '***'],
  ])('the phone %s is shown as %s', (phone, shown) => {
    expect(maskPhone(phone)).toBe(shown);
  });
  it('never shows more than half of a number', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'0123456789X'), minLength: 1, maxLength: 20 }),
        (number) => {
          const shown = [...maskIdentity(number)].filter((character) => character !== '*').length;
          expect(shown).toBeLessThanOrEqual(Math.ceil(number.length / 2));
        },
      ),
    );
  });
});
