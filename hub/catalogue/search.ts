import { join } from 'node:path';
import type { Catalogue } from '../contract/catalogue.ts';
import type { SearchHit } from '../contract/views/kiosk.ts';
import { compile, type Index } from './compiled.ts';
import { keptSearchKeys, type SearchKeys } from './keys.ts';
import { byParts, exact, type Finds, forgiving, type Query, queryOf } from './rank.ts';
import { charsOf, isHan } from './units.ts';

/** Best first, at most 24 hits; nothing found or nothing searchable typed = empty (K1). */
export type Search = (text: string) => SearchHit[];

const MOST_HITS = 24;
const LONGEST_QUERY = 40;
const LONGEST_TO_CUT = 12;
/** What people say around the matter itself. Only left out when the whole finds nothing. */
const BEFORE =
  /^(?:我们?|您好|你好|请问|想要?|要|来|怎么|怎样|如何|去?哪里?|在哪儿?|可以|办理?|申请|领取|查询|查|问)/;
const AFTER =
  /(?:怎么办理?|怎么弄|在?哪里?办理?|在哪儿?|在哪里|需?要什么材料|要?带什么|材料|手续|流程|办理|[吗呢的啊呀])$/;

/** The search of a hall, its keys kept in the data folder as `search-keys.json` so that only a new catalogue costs anything. */
export async function createHallSearch(hall: {
  readonly catalogue: Catalogue;
  readonly folder: string;
}): Promise<Search> {
  return createSearch(await keptSearchKeys(hall.catalogue, join(hall.folder, 'search-keys.json')));
}

/**
 * Search over items and places elsewhere by characters, full pinyin, initials, any mixture of them, everyday words, department,
 * English; with one slip forgiven only when nothing matches as typed, so that a guess never stands above a match.
 */
export function createSearch(keys: SearchKeys): Search {
  const index = compile(keys);
  return (text) => {
    const typed = text.slice(0, 200);
    const query = toQuery(typed);
    if (query.chars.length === 0 || query.chars.length > LONGEST_QUERY) return [];
    for (const attempt of attempts(index, typed, query)) {
      const finds = attempt();
      if (finds.size > 0) return ranked(index, finds);
    }
    return [];
  };
}

/** Ways to understand a query, the surest first. */
function attempts(index: Index, typed: string, query: Query): (() => Finds)[] {
  const bare = withoutManners(query);
  const ways = [() => exact(index, query), () => byParts(index, spaced(typed))];
  if (bare !== null) ways.push(() => exact(index, bare));
  for (const parts of twoParts(bare ?? query)) ways.push(() => byParts(index, parts));
  ways.push(() => forgiving(index, query));
  if (bare !== null) ways.push(() => forgiving(index, bare));
  return ways;
}

function ranked(index: Index, finds: Finds): SearchHit[] {
  const found: { number: number; score: number; rank: number; hit: SearchHit }[] = [];
  for (const [number, { score, marks }] of finds) {
    const entry = index.entries[number];
    if (!entry) continue;
    // Among equally good ones the frequent matters come first, then short names, then the catalogue's order.
    const rank = entry.frequent ?? 1000 + entry.name.text.length;
    found.push({ number, score, rank, hit: { ...entry.hit, marks } });
  }
  found.sort((a, b) => b.score - a.score || a.rank - b.rank || a.number - b.number);
  return found.slice(0, MOST_HITS).map((one) => one.hit);
}

function toQuery(text: string): Query {
  return queryOf(text, charsOf(text));
}

/** `安监 烟花`: the parts of a query with spaces; fewer than two = none. */
function spaced(text: string): Query[] {
  const parts = text
    .split(/[\s\u3000]+/)
    .map(toQuery)
    .filter((part) => part.chars.length > 0);
  return parts.length >= 2 ? parts : [];
}

/** `地税发票`, `烟花许可`: Chinese run together from two things, cut at every place that leaves two characters on each side. */
function twoParts(query: Query): Query[][] {
  const { chars } = query;
  if (!chars.every(isHan) || chars.length > LONGEST_TO_CUT) return [];
  const cuts: Query[][] = [];
  for (let at = chars.length - 2; at >= 2; at -= 1)
    cuts.push([chars.slice(0, at), chars.slice(at)].map((part) => ({ chars: part, english: [] })));
  return cuts;
}

/** `我要办执照` → `执照`; null when nothing but the matter itself was typed, or nothing would remain. */
function withoutManners(query: Query): Query | null {
  const whole = query.chars.join('');
  let bare = whole;
  for (;;) {
    const shorter = bare.replace(BEFORE, '').replace(AFTER, '');
    if (shorter === bare || shorter === '') break;
    bare = shorter;
  }
  return bare === whole ? null : toQuery(bare);
}
