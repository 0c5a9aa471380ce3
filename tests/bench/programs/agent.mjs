// The built agent, for measuring: `agent.mjs HUB TOKEN CONFIG`, where CONFIG is agent.json without its data folder.
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { usage } from './usage.mjs';

const built = (path) => import(pathToFileURL(resolve('dist/node/hardware', path)).href);
const { startAgent } = await built('agent/start.js');
const { realClock } = await built('clock.js');
const { parseConfig } = await built('config.js');

const [, , hub, token, config] = process.argv;
await startAgent({
  config: parseConfig(
    JSON.stringify({ data: mkdtempSync(join(tmpdir(), 'onewindow-bench-')), ...JSON.parse(config) }),
  ),
  hub,
  token,
  version: 'bench',
  pages: resolve('dist/pages'),
  fonts: resolve('hub/pixels'),
  clock: realClock,
  newId: () => randomUUID().replaceAll('-', ''),
  noise: randomBytes,
  log: { info() {}, warn: (fields, message) => console.error(message, fields), error: console.error },
  onRefused: (refusal) => {
    throw new Error(refusal.code);
  },
});
process.on('message', (message) => {
  if (message.usage) void usage().then((told) => process.send(told));
});
process.send({});
