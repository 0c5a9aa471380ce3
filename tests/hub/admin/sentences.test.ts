import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readCommandLine } from '../../../hub/admin/command-line.ts';
import { runVerb } from '../../../hub/admin/verbs.ts';
import { startHub, type TestHub } from '../support/hub.ts';
import { type Raw, raw, refusedWith } from '../support/raw.ts';

let hall: TestHub;
beforeAll(async () => {
  hall = await startHub();
});
afterAll(() => hall.close());

async function* typed(text: string) {
  yield text;
}
/** A line as typed after `npm run admin --`: what it answers, or what it says on stderr. */
async function run(line: string, input = ''): Promise<string> {
  const args = line === '' ? [] : line.split(' ');
  const task = await readCommandLine(args, {}, typed(input));
  if (!task.ok) return task.refusal;
  if (task.value.kind !== 'ask') return task.value.kind;
  const result = await runVerb(hall.hub.services, hall.journal, task.value.verb);
  return result.ok ? result.output : result.error;
}
const signIn = async (user: string, password: string) => {
  const response = await fetch(`${hall.origin}/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user, password }),
  });
  return response.status;
};

describe('X1 people and tokens by admin verbs', () => {
  test('X1 a password comes from standard input, changes, and ends with the account', async () => {
    expect(await run('user add newcomer --name 新人 --roles clerk,guide', 'first secret\nrest')).toBe(
      'newcomer can sign in.',
    );
    expect(await signIn('newcomer', 'first secret')).toBe(200);
    expect(hall.hub.services.state().identity.users.get('newcomer')).toMatchObject({
      name: '新人',
      roles: ['clerk', 'guide'],
    });
    await run('user password newcomer', 'second secret\n');
    expect([await signIn('newcomer', 'first secret'), await signIn('newcomer', 'second secret')]).toEqual([
      401, 200,
    ]);
    await run('user disable newcomer');
    expect(await signIn('newcomer', 'second secret')).toBe(403);
    await run('user password newcomer', 'third secret\n');
    expect(await signIn('newcomer', 'third secret')).toBe(200);
  });

  test('X1 tokens of screens, kiosks and agents open their namespaces', async () => {
    const display = await run('token --role display --name board');
    expect(await refusedWith(hall.origin, '/display', { token: display })).toBe('connected');
    expect(
      await refusedWith(hall.origin, '/agent', { token: await run('token --role agent --name a') }),
    ).toBe('connected');
    const kiosk = await raw(hall.origin, '/kiosk', {
      token: await run('token --role kiosk --name k --kiosk kiosk-2'),
    });
    expect(await kiosk.send('follow', { topic: 'kiosk' })).toMatchObject({
      answer: { kiosk: { id: 'kiosk-2' } },
    });
    kiosk.close();
  });

  test.each([
    ['user add linfang --password long-enough', /exists already/],
    ['user password nobody --password long-enough', /no user nobody/],
    ['user disable nobody', /no such person/],
    ['user add new-one --password short', /at least 8/],
    ['user add new-one --password long-enough --roles king', /roles/],
    ['user add New_One --password long-enough', /person; id: a-z/],
    ['user add new-one', /Give the password/],
    ['user rename linfang', /^npm run admin/],
    ['token --role king --name x', /--role must be integration/],
    ['token --role agent', /^--name is missing/],
    ['token --name x', /^--role is missing/],
    ['token --role kiosk --name x --kiosk kiosk-99', /no such kiosk/],
    ['token --colour red', /--colour/],
    ['bind --device x', /^--to is missing/],
    ['bind --to x', /^--device is missing/],
    ['bind --device cellar --to counter-8', /no such device/],
    ['backup', /^backup needs a file/],
    ['tokn', /^There is no verb “tokn”/],
    ['', /^npm run admin -- <verb>/],
  ])('X2 “%s” is told in a sentence', async (line, sentence) => {
    expect(await run(line)).toMatch(sentence);
  });
});

describe('P4 bind', () => {
  const agents: Raw[] = [];
  afterAll(() => {
    for (const agent of agents) agent.close();
  });

  test('P4 by short name; what is ambiguous names both; a wrong place is refused; free again', async () => {
    for (const name of ['front', 'back']) {
      const agent = await raw(hall.origin, '/agent', { token: await hall.token('agent', { name }) });
      const devices = ['shared', `only-${name}`].map((one) => ({ name: one, kind: 'pad', connected: true }));
      await agent.send('report', { report: 'devices', devices });
      agents.push(agent);
    }
    expect(await run('bind --device only-front --to counter-8')).toBe('only-front serves counter-8.');
    expect(await run('bind --device shared --to counter-8')).toMatch(
      /agent\/device.*front\/shared, back\/shared/,
    );
    expect(await run('bind --device back/shared --to counter-9')).toBe('back/shared serves counter-9.');
    expect(await run('bind --device only-back --to counter-99')).toMatch(/no such counter/);
    expect(await run('bind --device only-front --free')).toBe('only-front is free.');
    expect([...hall.hub.services.state().devices.bindings]).toEqual([['back/shared', 'counter-9']]);
  });
});
