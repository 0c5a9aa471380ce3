import { createServer } from 'node:http';
import { connect } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { openLines } from '../../../hardware/agent/lines.ts';
import { ConfigError, parseConfig } from '../../../hardware/config.ts';

const { lines: CONFIG } = parseConfig(
  JSON.stringify({
    lines: [
      { name: 'line-kiosk', connection: 'virtual://', of: 'pages' },
      { name: 'line-agent', connection: 'virtual://', of: 'agent' },
    ],
  }),
);

/** Something that answers as a hub would, with lines to it. */
async function hall() {
  const server = createServer((_request, response) => response.end('hub'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const hub = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  const lines = await openLines(CONFIG, hub);
  onTestFinished(async () => {
    await lines.close();
    await new Promise((resolve) => server.close(resolve));
  });
  const dock = (name: string) => {
    const found = lines.dock.find((one) => one.name === name);
    if (!found) throw new Error(`no ${name}`);
    return found;
  };
  return { lines, hub, dock };
}

const answerOf = (origin: string) =>
  fetch(origin).then(
    (response) => response.text(),
    () => 'nothing',
  );
const originOf = (state: unknown) => (state as { origin: string }).origin;

test('P6 K7 a line carries until the dock pulls it: what stood is cut, nothing new goes through; put back it carries again', async () => {
  const { dock } = await hall();
  const line = dock('line-kiosk');
  const told: boolean[] = [];
  line.onChange(() => told.push((line.state() as { plugged: boolean }).plugged));
  const origin = originOf(line.state());
  expect(await answerOf(origin)).toBe('hub');
  const standing = connect(Number(new URL(origin).port), '127.0.0.1');
  await new Promise((resolve) => standing.once('connect', resolve));
  const cut = new Promise((resolve) => standing.once('close', resolve));
  expect(await line.operate({ action: 'unplug' })).toMatchObject({ ok: true });
  await cut;
  expect(await answerOf(origin)).toBe('nothing');
  await line.operate({ action: 'replug' });
  expect(await answerOf(origin)).toBe('hub');
  expect(told).toEqual([false, true]);
});

test('P6 K7 D3 a muted line cuts what asks for speech, and nothing else', async () => {
  const { dock } = await hall();
  const line = dock('line-kiosk');
  const origin = originOf(line.state());
  await line.operate({ action: 'mute' });
  expect(line.state()).toMatchObject({ muted: true, plugged: true });
  expect(await answerOf(`${origin}/voice/0123.wav`)).toBe('nothing');
  expect(await answerOf(`${origin}/kiosk`)).toBe('hub');
  await line.operate({ action: 'unmute' });
  expect(await answerOf(`${origin}/voice/0123.wav`)).toBe('hub');
});

test('P6 the agent goes through its own line; without one, straight to the hub', async () => {
  const { lines, hub, dock } = await hall();
  expect(lines.hub).toBe(originOf(dock('line-agent').state()));
  const none = await openLines([], hub);
  expect(none.hub).toBe(hub);
});

test('P6 X2 what a line cannot do is refused by its field', async () => {
  const { dock } = await hall();
  expect(await dock('line-kiosk').operate({ action: 'cut' })).toMatchObject({
    ok: false,
    refusal: { code: 'malformed', field: 'action' },
  });
  await expect(openLines(CONFIG, 'https://hall.example')).rejects.toThrow(/http:/);
  const two = { connection: 'virtual://', of: 'agent' };
  expect(() =>
    parseConfig(
      JSON.stringify({
        lines: [
          { name: 'a', ...two },
          { name: 'b', ...two },
        ],
      }),
    ),
  ).toThrow(ConfigError);
});
