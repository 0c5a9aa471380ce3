import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PUBLIC_EVENTS } from '../../../hub/contract/public-events.ts';
import { REFUSALS, type RefusalCode } from '../../../hub/contract/refusals.ts';
import { statusOf } from '../../../hub/http/problem.ts';
import { type Described, described } from '../support/described.ts';
import { startHub, type TestHub } from '../support/hub.ts';

let hall: TestHub;
let document: Described['document'];
let page: string;
beforeAll(async () => {
  hall = await startHub();
  ({ document } = await described(hall.origin));
  page = await readFile('docs/api.md', 'utf8');
});
afterAll(() => hall.close());

describe('docs/api.md tells what the hub does', () => {
  test('every call of the OpenAPI document stands there', () => {
    const missing = Object.keys(document.paths).filter((path) => {
      const verb = /^\/counters\/\{id\}\/(.+)$/.exec(path)?.[1];
      return verb === undefined ? !page.includes(path) : !page.includes(`\`${verb}\``);
    });
    expect(missing).toEqual([]);
  });

  test('K10 every event of the feed and of webhooks stands there, and in the document', () => {
    expect(PUBLIC_EVENTS.filter((event) => !page.includes(`\`${event}\``))).toEqual([]);
    expect(Object.keys(document.webhooks)).toEqual([...PUBLIC_EVENTS]);
  });

  test('every code in the table of refusals exists, at that status', () => {
    const rows = [...page.matchAll(/^\| (\d{3}) \| (.+) \|$/gm)];
    expect(rows.length).toBeGreaterThan(8);
    const wrong = rows.flatMap(([, status, text = '']) =>
      [...text.matchAll(/`([a-z]+(?:-[a-z]+)*)`/g)]
        .map(([, code = '']) => code)
        .filter((code) => !['body', 'url', 'no-such-page'].includes(code))
        .filter((code) => !(code in REFUSALS) || statusOf(code as RefusalCode) !== Number(status)),
    );
    expect(wrong).toEqual([]);
  });
});
