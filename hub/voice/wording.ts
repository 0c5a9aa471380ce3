import type { Language, Text } from '../contract/text.ts';

/** What is said about a ticket: each kind has its own words (D3). */
export type Speech =
  | { readonly kind: 'call' | 'recall'; readonly number: string; readonly place: SpokenPlace }
  | { readonly kind: 'pre-call' | 'passed'; readonly number: string }
  /** After a rating: the same words for every level, for the clerk hears them, too (E2). */
  | { readonly kind: 'thanks'; readonly number: '' }
  /** `number`: the queue's letter, as it stands on the tickets. */
  | { readonly kind: 'queue-ended'; readonly number: string; readonly queue: Text }
  /** An urgent message, as staff typed it. */
  | { readonly kind: 'broadcast'; readonly number: ''; readonly zh: string; readonly en: string | null }
  | { readonly kind: 'queue-merged'; readonly number: string; readonly queue: Text; readonly to: Text };
export const THANKS: Speech = { kind: 'thanks', number: '' };
export type SpokenPlace = { readonly name: Text; readonly floor: number };
/** `yao`: 幺 instead of 一 among digits, as on the telephone. */
export type Pronunciation = { readonly yao: boolean };

const HAN_DIGITS = '零一二三四五六七八九';
const ENGLISH_DIGITS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

/**
 * The sentence in segments, spoken one after the other; cut where calls share words, so that a recall needs no new speech and
 * every counter's directions are made once.
 */
export function segmentsOf(speech: Speech, language: Language, how: Pronunciation): string[] {
  return language === 'zh' ? chinese(speech, how) : english(speech);
}

function chinese(speech: Speech, how: Pronunciation): string[] {
  const number = hanNumber(speech.number, how);
  switch (speech.kind) {
    case 'call':
      return [`请${number}号`, chineseWay(speech.place, how)];
    case 'recall':
      return ['再次呼叫', `请${number}号`, chineseWay(speech.place, how)];
    case 'pre-call':
      return [`请${number}号`, '做好准备'];
    case 'passed':
      return [`${number}号已过号`, '如仍需办理，请到咨询引导台'];
    case 'thanks':
      return ['感谢您的评议'];
    case 'queue-ended':
      return ['请注意', `${speech.queue.zh}业务今天已经结束`, `${number}字头的号不再叫号，请改日再来`];
    case 'queue-merged':
      return ['请注意', `${number}字头的号转到${speech.to.zh}窗口办理`, '号码和先后次序不变'];
    case 'broadcast':
      return ['请注意', ...clauses(speech.zh)];
  }
}

function english(speech: Speech): string[] {
  const ticket = `Ticket ${spellEnglish(speech.number)}`;
  switch (speech.kind) {
    case 'call':
      return [ticket, englishWay(speech.place)];
    case 'recall':
      return ['Calling again', ticket, englishWay(speech.place)];
    case 'pre-call':
      return [ticket, 'please get ready'];
    case 'passed':
      return [`${ticket} has been passed`, 'if you still need service, please ask at the guide desk'];
    case 'thanks':
      return ['Thank you for your rating'];
    case 'queue-ended':
      return [
        'Attention please',
        `${speech.queue.en} has ended for today`,
        `tickets ${speech.number} will not be called, please come another day`,
      ];
    case 'queue-merged':
      return [
        'Attention please',
        `tickets ${speech.number} are now served by ${speech.to.en}`,
        'your number and your turn stay the same',
      ];
    case 'broadcast':
      return speech.en === null ? [] : ['Attention please', ...clauses(speech.en)];
  }
}

/** A ticket's number as it stands in the sentences of a language. */
export function numberWords(number: string, language: Language, how: Pronunciation): string {
  return language === 'zh' ? hanNumber(number, how) : spellEnglish(number);
}

/** `A023` → `A零二三`, digit by digit; letters stay. A digit standing alone is never 幺: 一号窗口. */
export function hanNumber(text: string, how: Pronunciation): string {
  return text.replace(/\d+/g, (digits) =>
    [...digits].map((digit) => hanDigit(digit, how.yao && digits.length > 1)).join(''),
  );
}

function hanDigit(digit: string, yao: boolean): string {
  return yao && digit === '1' ? '幺' : (HAN_DIGITS[Number(digit)] ?? digit);
}

/** `5` → `五号窗口`; names that are words (导税台) are said as painted. */
function chineseCounter(name: string, how: Pronunciation): string {
  const spoken = hanNumber(name, how);
  const isPlace = /[窗台室处厅柜岗]/.test(name);
  return /\d$/.test(name) && !isPlace ? `${spoken}号窗口` : spoken;
}

function chineseWay(place: SpokenPlace, how: Pronunciation): string {
  return `到${chineseFloor(place.floor)}${chineseCounter(place.name.zh, how)}办理`;
}

/** Floors are counted, not spelled: 十二楼, 负一楼. */
function chineseFloor(floor: number): string {
  if (floor === 0) return '底楼';
  return `${floor < 0 ? '负' : ''}${hanCount(Math.abs(floor))}楼`;
}

/** 1 to 99 as a count: 十, 十二, 二十, 二十三. */
function hanCount(n: number): string {
  const tens = Math.floor(n / 10);
  const ones = n % 10;
  const head = tens === 0 ? '' : `${tens === 1 ? '' : HAN_DIGITS[tens]}十`;
  return head + (ones === 0 ? '' : HAN_DIGITS[ones]);
}

/** `A1000` → `A one zero zero zero`. */
function spellEnglish(text: string): string {
  return text.replace(/\d/g, (digit) => ` ${ENGLISH_DIGITS[Number(digit)]}`).trim();
}

function englishWay(place: SpokenPlace): string {
  const { en } = place.name;
  const where = /^[A-Z]{0,2}\d+$/.test(en) ? `counter ${spellCounter(en)}` : en;
  return `please go to ${where}, ${englishFloor(place.floor)}`;
}

/** Up to two digits are a count in English (counter 12), longer ones are spelled. */
function spellCounter(name: string): string {
  return /\d{3}/.test(name) ? spellEnglish(name) : name.replace(/([A-Z])(\d)/, '$1 $2');
}

function englishFloor(floor: number): string {
  if (floor === 0) return 'ground floor';
  return floor < 0 ? `basement level ${-floor}` : `floor ${floor}`;
}

/** What somebody typed, in pieces a voice can breathe between. */
function clauses(text: string): string[] {
  return text
    .split(/[。！？；\n]|[.!?;](?=\s|$)/)
    .map((clause) => clause.trim())
    .filter((clause) => /[\p{L}\p{N}]/u.test(clause));
}
