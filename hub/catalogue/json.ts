import type { Text } from '../contract/text.ts';
import { MESSAGES } from './messages.ts';

/** Where a JSON text stops being right. Line and column count from 1. */
export type JsonFault = { readonly line: number; readonly column: number; readonly sentence: Text };
export type Parsed =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly fault: JsonFault };

class Fault extends Error {
  readonly at: number;
  readonly sentence: Text;
  constructor(at: number, sentence: Text) {
    super(sentence.en);
    this.at = at;
    this.sentence = sentence;
  }
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const STRING = /"(?:[^"\\\r\n]|\\.)*"/y;
const DEEPEST = 64;

/**
 * JSON.parse with a position for people who write the files by hand. The engine's own messages often name none, and it keeps
 * the last of two equal keys without a word; both cost a hall an afternoon.
 */
export function parseJson(source: string): Parsed {
  const text = source.replace(/^\uFEFF/, '');
  try {
    new Scanner(text).whole();
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    const before = text.slice(0, error.at).split('\n');
    const column = (before.at(-1)?.length ?? 0) + 1;
    return { ok: false, fault: { line: before.length, column, sentence: error.sentence } };
  }
}

class Scanner {
  private readonly text: string;
  private at = 0;
  constructor(text: string) {
    this.text = text;
  }

  whole(): void {
    this.value(0);
    this.space();
    if (this.at < this.text.length) throw new Fault(this.at, MESSAGES.jsonAfterEnd);
  }

  private value(depth: number): void {
    this.space();
    if (depth > DEEPEST) throw new Fault(this.at, MESSAGES.jsonTooDeep);
    const c = this.text[this.at];
    if (c === undefined) throw new Fault(this.at, MESSAGES.jsonEnds);
    if (c === '{') this.members(depth);
    else if (c === '[') this.elements(depth);
    else if (c === '"') this.string();
    else if (!this.word('true') && !this.word('false') && !this.word('null')) this.number();
  }

  private members(depth: number): void {
    const seen = new Set<string>();
    this.list('}', () => {
      this.space();
      const at = this.at;
      if (this.text[at] !== '"') throw new Fault(at, MESSAGES.jsonKey);
      const key = this.string();
      if (seen.has(key)) throw new Fault(at, MESSAGES.jsonTwice(key));
      seen.add(key);
      this.space();
      if (this.text[this.at] !== ':') throw new Fault(this.at, MESSAGES.jsonColon);
      this.at += 1;
      this.value(depth + 1);
    });
  }

  private elements(depth: number): void {
    this.list(']', () => this.value(depth + 1));
  }

  private list(close: string, one: () => void): void {
    this.at += 1;
    this.space();
    if (this.text[this.at] === close) {
      this.at += 1;
      return;
    }
    for (;;) {
      one();
      this.space();
      const c = this.text[this.at];
      if (c === undefined) throw new Fault(this.at, MESSAGES.jsonEnds);
      if (c !== ',' && c !== close) throw new Fault(this.at, MESSAGES.jsonComma(close));
      this.at += 1;
      if (c === close) return;
      this.space();
      if (this.text[this.at] === close) throw new Fault(this.at, MESSAGES.jsonTrailing);
    }
  }

  private string(): string {
    STRING.lastIndex = this.at;
    const found = STRING.exec(this.text);
    if (!found) throw new Fault(this.at, MESSAGES.jsonString);
    const at = this.at;
    this.at = STRING.lastIndex;
    try {
      return String(JSON.parse(found[0]));
    } catch {
      throw new Fault(at, MESSAGES.jsonString);
    }
  }

  private number(): void {
    NUMBER.lastIndex = this.at;
    if (!NUMBER.test(this.text)) throw new Fault(this.at, MESSAGES.jsonValue);
    this.at = NUMBER.lastIndex;
  }

  private word(word: string): boolean {
    if (!this.text.startsWith(word, this.at)) return false;
    this.at += word.length;
    return true;
  }

  private space(): void {
    while (' \t\r\n'.includes(this.text[this.at] ?? 'x')) this.at += 1;
  }
}
