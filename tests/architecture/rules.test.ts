import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { testTitles } from './titles.ts';

const root = resolve(import.meta.dirname, '../..');
/** The groups of rules and how many each has. Numbers never change; a new rule is a new number here. */
const GROUPS = { T: 16, K: 11, W: 7, C: 13, L: 5, D: 6, P: 7, E: 4, S: 5, X: 5 };
const NUMBERS = Object.entries(GROUPS).flatMap(([group, count]) =>
  Array.from({ length: count }, (_, i) => `${group}${i + 1}`),
);

type Rule = { number: string; state: string; body: string; tests: { file: string; title: string }[] };

/** Rules as docs/rules.md has them: a heading `### T1 done`, the rule, `**Missing:** …`, and `- file › title` for each test. */
function rulesIn(page: string): Rule[] {
  return page
    .split(/^### /m)
    .slice(1)
    .map((section) => {
      const [heading = '', ...lines] = section.split(/\n(?=## )/)[0]?.split('\n') ?? [];
      const [number = '', ...state] = heading.split(' ');
      const tests = lines
        .filter((line) => line.startsWith('- '))
        .map((line) => {
          const [file = '', ...title] = line.slice(2).split(' › ');
          return { file, title: title.join(' › ') };
        });
      return { number, state: state.join(' '), body: lines.join('\n'), tests };
    });
}

const known = new Map<string, readonly string[]>();
function titlesOf(file: string): readonly string[] {
  const path = join(root, file);
  const found = known.get(file) ?? (existsSync(path) ? testTitles(path) : []);
  known.set(file, found);
  return found;
}

/** What is wrong with a page, one sentence each. */
function wrong(page: string): string[] {
  const rules = rulesIn(page);
  const numbers = rules.map(({ number }) => number);
  return [
    ...NUMBERS.filter((number) => !numbers.includes(number)).map((number) => `${number} is missing`),
    ...numbers.filter((number, i) => numbers.indexOf(number) !== i).map((number) => `${number} stands twice`),
    ...numbers.filter((number) => !NUMBERS.includes(number)).map((number) => `${number} is no rule`),
    ...rules.flatMap(wrongIn),
  ];
}

function wrongIn({ number, state, body, tests }: Rule): string[] {
  const missing = /^\*\*Missing:\*\* \S/m.test(body);
  if (state === 'open') return tests.length > 0 ? [`${number} is open and names a test`] : [];
  if (state !== 'done' && state !== 'part') return [`${number}: “${state}” is no state`];
  const found = tests.flatMap(({ file, title }) => {
    if (!file.startsWith('tests/') || !existsSync(join(root, file)))
      return [`${number}: there is no ${file}`];
    if (!titlesOf(file).includes(title)) return [`${number}: ${file} has no test “${title}”`];
    if (!new RegExp(`\\b${number}\\b`).test(title)) return [`${number} is not quoted by “${title}”`];
    return [];
  });
  if (tests.length === 0) found.push(`${number} is ${state} and names no test`);
  if (state === 'part' && !missing) found.push(`${number} is done in part and does not say what is missing`);
  if (state === 'done' && missing) found.push(`${number} is done and something is missing`);
  return found;
}

describe('docs/rules.md', () => {
  const page = readFileSync(join(root, 'docs/rules.md'), 'utf8');

  test('names every rule once, and for each that is done tests which exist and quote it', () => {
    expect(wrong(page)).toEqual([]);
  });

  test('says how many are done, in part and open', () => {
    const count = (state: string) => rulesIn(page).filter((rule) => rule.state === state).length;
    expect(page).toContain(`${count('done')} are done, ${count('part')} in part, ${count('open')} open`);
  });

  const here = 'tests/architecture/rules.test.ts';
  const t1 = (rule: string) => page.replace(/^### T1 done\n[\s\S]*?(?=^### T2 )/m, rule);
  test.each([
    ['a rule left out', () => t1(''), 'T1 is missing'],
    ['a rule twice', () => `${page}\n### T1 open\n\ntext\n`, 'T1 stands twice'],
    ['a number that is no rule', () => `${page}\n### T99 open\n\ntext\n`, 'T99 is no rule'],
    ['a state that is none', () => t1('### T1 nearly\n\ntext\n'), 'T1: “nearly” is no state'],
    ['done without a test', () => t1('### T1 done\n\ntext\n'), 'T1 is done and names no test'],
    ['open with a test', () => t1('### T1 open\n\n- a › b\n'), 'T1 is open and names a test'],
    [
      'a file that is not there',
      () => t1('### T1 done\n\n- tests/no.test.ts › T1\n'),
      'T1: there is no tests/no.test.ts',
    ],
    [
      'a test that is not there',
      () => t1(`### T1 done\n\n- ${here} › T1 x\n`),
      `T1: ${here} has no test “T1 x”`,
    ],
    [
      'a title that does not quote the rule',
      () => t1(`### T1 done\n\n- ${here} › docs/rules.md › %s is found\n`),
      'T1 is not quoted by “docs/rules.md › %s is found”',
    ],
    [
      'part without what is missing',
      () => t1(`### T1 part\n\n- ${here} › T1 x\n`),
      'T1 is done in part and does not say what is missing',
    ],
  ])('%s is found', (_, broken, problem) => {
    expect(wrong(broken())).toContain(problem);
  });

  test('a title in a comment or a string is no test', () => {
    // test('T1 a comment', () => {});
    const text = "test('T1 a string', () => {})";
    expect(text).toContain('T1 a string');
    expect(titlesOf(here).filter((title) => title.includes('T1 a'))).toEqual([]);
  });
});
