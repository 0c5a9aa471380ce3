import { expect, test } from 'vitest';
import type { CommandOf } from '../../../hub/contract/commands.ts';
import { no, yes } from './fake-link.ts';
import { startAgent, tempFolder } from './parts.ts';

const asks = (prompt: string | null) => ({
  evaluators: [{ device: 'demo/evaluator-5', counter: 'c5', prompt, number: prompt && 'A001' }],
});
type Started = Awaited<ReturnType<typeof startAgent>>;
const rated = ({ link }: Started) =>
  link.of('Rate').map(({ id, command }) => {
    const { prompt, level } = command as CommandOf<'Rate'>;
    return { id, prompt, level };
  });
/** A touch, and everything it sets off; the disk is real. */
async function press({ virtual, clock, diskIdle }: Started, key: string) {
  virtual.evaluator.press(key);
  await clock.advance(200);
  await diskIdle();
  await clock.advance(0);
}

test('E1 five keys, best first; a press belongs to the prompt shown, once', async () => {
  const agent = await startAgent(await tempFolder());
  agent.link.connect();
  for (const [index, key] of ['k1', 'k2', 'k3', 'k4', 'k5'].entries()) {
    agent.link.show(asks(`prompt-${index}`));
    await agent.clock.advance(4000);
    expect(agent.virtual.evaluator.lamp).toBe('ask');
    await press(agent, key);
    expect(agent.virtual.evaluator.lamp).toBe('thanks');
    await press(agent, 'k5');
  }
  expect(rated(agent).map(({ prompt, level }) => [prompt, level])).toEqual([
    ['prompt-0', 5],
    ['prompt-1', 4],
    ['prompt-2', 3],
    ['prompt-3', 2],
    ['prompt-4', 1],
  ]);
  expect(agent.ratings.pending()).toEqual([]);
});

test('E1 a press without a prompt means nothing', async () => {
  const agent = await startAgent(await tempFolder());
  agent.link.connect();
  agent.link.show(asks(null));
  await press(agent, 'k1');
  agent.link.show(asks('prompt-1'));
  await agent.clock.advance(5000);
  expect(rated(agent)).toEqual([]);
});

test('P7 a rating made offline is kept and delivered once after reconnecting, to the prompt of then', async () => {
  const agent = await startAgent(await tempFolder());
  const { link, clock } = agent;
  link.connect();
  link.show(asks('prompt-1'));
  await clock.advance(0);
  link.disconnect();
  await press(agent, 'k2');
  await clock.advance(60_000);
  expect(rated(agent)).toEqual([]);
  link.show(asks('prompt-2'));
  link.connect();
  await clock.advance(60_000);
  expect(rated(agent).map(({ prompt, level }) => [prompt, level])).toEqual([['prompt-1', 4]]);
});

test('P7 an answer lost on the way: sent again under the same id, kept until answered', async () => {
  const agent = await startAgent(await tempFolder());
  const { link, clock } = agent;
  let lost = 0;
  link.hub = ({ command }) => (command.type === 'Rate' && lost++ < 3 ? 'lost' : yes);
  link.connect();
  link.show(asks('prompt-1'));
  await clock.advance(0);
  await press(agent, 'k1');
  expect(agent.ratings.pending()).toHaveLength(1);
  await clock.advance(20_000);
  expect(rated(agent)).toHaveLength(4);
  expect(new Set(rated(agent).map(({ id }) => id)).size).toBe(1);
  expect(agent.ratings.pending()).toEqual([]);
});

test('P7 the agent dies with a rating on disk: the next one delivers it under the same id, and only once', async () => {
  const folder = await tempFolder();
  const first = await startAgent(folder);
  first.link.hub = ({ command }) => (command.type === 'Rate' ? 'lost' : yes);
  first.link.connect();
  first.link.show(asks('prompt-1'));
  await first.clock.advance(0);
  await press(first, 'k3');
  const [sent] = rated(first);
  // It dies here: nothing of it is closed or flushed.

  const second = await startAgent(folder);
  second.link.connect();
  second.link.show(asks('prompt-1'));
  await second.clock.advance(5000);
  expect(rated(second)).toEqual([sent]);
  expect(sent).toMatchObject({ prompt: 'prompt-1', level: 3 });
  await press(second, 'k1');
  expect(rated(second)).toHaveLength(1);
  await second.diskIdle();

  const third = await startAgent(folder);
  third.link.connect();
  await third.clock.advance(5000);
  expect(rated(third)).toEqual([]);
});

test('E1 a late rating the hub refuses is said in the log and not sent again', async () => {
  const agent = await startAgent(await tempFolder());
  agent.link.hub = ({ command }) => (command.type === 'Rate' ? no('prompt-over') : yes);
  agent.link.connect();
  agent.link.show(asks('prompt-1'));
  await agent.clock.advance(0);
  await press(agent, 'k1');
  await agent.clock.advance(60_000);
  expect(rated(agent)).toHaveLength(1);
  expect(agent.log).toContainEqual({
    level: 'warn',
    details: { device: 'evaluator-5', prompt: 'prompt-1', refusal: 'prompt-over' },
    message: 'rating refused',
  });
});
