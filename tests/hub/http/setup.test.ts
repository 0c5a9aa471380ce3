import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startHub, type TestHub } from '../support/hub.ts';

const CODE = 'the-code-on-the-console';
const FIRST = { user: 'boss', name: '管理员', password: 'long enough' };
let hall: TestHub;
beforeAll(async () => {
  hall = await startHub({ setupCode: CODE });
});
afterAll(() => hall.close());

const setup = async (body: object) => {
  const response = await fetch(`${hall.origin}/setup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return [response.status, ((await response.json()) as { code?: string }).code];
};
const open = async () => (await (await fetch(`${hall.origin}/setup`)).json()) as { open: boolean };

describe('X1 the first administrator', () => {
  test('X1 comes by the code of the console, which works once', async () => {
    expect(await open()).toEqual({ open: true });
    expect(await setup({ ...FIRST, code: 'guessed' })).toEqual([401, 'wrong-setup-code']);
    expect(await setup({ ...FIRST, code: CODE, password: 'short' })).toEqual([422, 'weak-password']);
    expect(await setup({ ...FIRST, code: CODE, user: 'No Such Id' })).toEqual([400, 'malformed']);
    const both = await Promise.all([
      setup({ ...FIRST, code: CODE }),
      setup({ ...FIRST, code: CODE, user: 'other' }),
    ]);
    expect(both.sort()).toEqual([
      [201, undefined],
      [401, 'wrong-setup-code'],
    ]);
    expect(await open()).toEqual({ open: false });
    expect(await setup({ ...FIRST, code: CODE, user: 'third' })).toEqual([401, 'wrong-setup-code']);
  });

  test('X1 is never made where somebody can sign in already', async () => {
    const peopled = await startHub();
    expect(await (await fetch(`${peopled.origin}/setup`)).json()).toEqual({ open: false });
    await peopled.close();
  });
});
