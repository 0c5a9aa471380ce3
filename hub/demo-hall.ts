import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Catalogue } from './contract/catalogue.ts';
import type { CommandInput } from './contract/commands.ts';
import { parseCommand } from './edge/parse.ts';
import { hashSecret } from './live/credentials.ts';
import { hashPassword } from './live/passwords.ts';
import type { Services } from './services.ts';

/** Known to everybody who reads this: it works on loopback only (docs/api.md). */
export const DEMO_PASSWORD = 'onewindow';
/** Name of the agent that runs the virtual devices. */
export const DEMO_AGENT = 'demo';
const TOKEN_FILE = 'demo-agent.token';

type Core = Pick<Services, 'submit' | 'state' | 'newId'>;

/** A hall of its own begins with an empty catalogue; its first administrator comes by the setup code. */
export function seedEmpty(core: Core, catalogue: Catalogue): Promise<void> {
  return must(core, { type: 'ImportCatalogue', catalogue });
}

/**
 * Fills an empty journal with the demo hall: everybody's sign-in, the virtual devices' agent, its catalogue and the bindings. The
 * catalogue comes late: while there is none, the next start does all of this again. What is asked together is recorded together.
 */
export async function seedDemo(core: Core, catalogue: Catalogue, data: string): Promise<void> {
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  const users = catalogue.staff.map(({ id, name, roles }) =>
    must(core, { type: 'SaveUser', person: id, name: name.zh, roles, passwordHash }),
  );
  await Promise.all(users);
  const token = core.newId();
  const secret = core.newId();
  await must(core, { type: 'MakeToken', token, hash: hashSecret(secret), role: 'agent', name: DEMO_AGENT });
  await writeFile(join(data, TOKEN_FILE), `${token}.${secret}\n`, { mode: 0o600 });
  await must(core, { type: 'ImportCatalogue', catalogue });
  const bindings = demoDevices(catalogue).map(({ device, to }) =>
    must(core, { type: 'BindDevice', device: `${DEMO_AGENT}/${device}`, to }),
  );
  await Promise.all(bindings);
}

/** LED panels of each kind: a strip of dots, one that takes texts, and a large one for a zone. */
const PANELS = [
  { device: 'led-dots', driver: 'e131', columns: 192, rows: 24, colours: 'two' },
  { device: 'led-text', driver: 'text', columns: 128, rows: 16, frame: 'stx-etx' },
  { device: 'led-zone', driver: 'ddp', columns: 192, rows: 64, colours: 'full' },
] as const;

type DemoDevice = {
  readonly device: string;
  readonly kind: 'printer' | 'a4' | 'pad' | 'evaluator' | 'reader' | 'led';
  readonly to: string;
};

/** One printer and one reader of documents for each kiosk, a call pad and an evaluator for each counter that calls, A4 printers at every other one and a shared one, three LED panels. */
function demoDevices(catalogue: Catalogue): DemoDevice[] {
  const calling = catalogue.counters.filter((counter) => counter.queues.length > 0);
  return [
    ...catalogue.kiosks.map(({ id }) => ({ device: `printer-${id}`, kind: 'printer' as const, to: id })),
    ...calling
      .filter((_, index) => index % 2 === 0)
      .map(({ id }) => ({ device: `a4-${id}`, kind: 'a4' as const, to: id })),
    { device: 'a4-shared', kind: 'a4' as const, to: 'hall' },
    ...calling.map(({ id }) => ({ device: `pad-${id}`, kind: 'pad' as const, to: id })),
    ...calling.map(({ id }) => ({ device: `evaluator-${id}`, kind: 'evaluator' as const, to: id })),
    ...catalogue.kiosks.map(({ id }) => ({ device: `reader-${id}`, kind: 'reader' as const, to: id })),
    ...PANELS.flatMap(({ device, driver }, index) => {
      const counter = calling[index];
      const to = driver === 'ddp' ? calling[0]?.zone : counter?.id;
      return to === undefined ? [] : [{ device, kind: 'led' as const, to }];
    }),
  ];
}

/** File with the demo agent's token, or null when this hall has none (then no virtual devices run). */
export async function demoToken(data: string): Promise<string | null> {
  try {
    await readFile(join(data, TOKEN_FILE));
    return join(data, TOKEN_FILE);
  } catch {
    return null;
  }
}

/** `agent.json` of the virtual devices; paper is kept under the data folder (docs/api.md). */
export function demoAgentConfig(catalogue: Catalogue, data: string): object {
  const devices = demoDevices(catalogue);
  const virtual = (device: string) => ({ name: device, connection: 'virtual://' });
  return {
    name: DEMO_AGENT,
    data,
    printers: devices
      .filter(({ kind }) => kind === 'printer' || kind === 'a4')
      .map(({ device, kind }) =>
        kind === 'a4'
          ? { name: device, connection: 'virtual-a4' }
          : // Whoever pulls its paper on the dock wants to see it at once.
            { ...virtual(device), columns: 48, charset: 'gb18030', watch: 1 },
      ),
    hid: devices
      .filter(({ kind }) => kind === 'pad' || kind === 'evaluator')
      .map(({ device, kind }) => ({
        ...virtual(device),
        kind,
        profile: kind === 'pad' ? 'keypad' : 'bitmask',
        stranger: false,
      }))
      // One that nobody knows yet, for the press-any-button step (P4).
      .concat({ ...virtual('pad-spare'), kind: 'pad', profile: 'bitmask', stranger: true }),
    readers: devices.filter(({ kind }) => kind === 'reader').map(({ device }) => virtual(device)),
    led: PANELS.filter(({ device }) => devices.some((one) => one.device === device)).map(
      ({ device, ...panel }) => ({ ...virtual(device), ...panel }),
    ),
    lines: [
      { ...virtual('line-kiosk'), of: 'pages' },
      { ...virtual('line-agent'), of: 'agent' },
    ],
  };
}

/** Seeding is refused by nothing but a fault of ours: then it throws. */
async function must(core: Core, input: CommandInput): Promise<void> {
  const parsed = parseCommand(input);
  if (!parsed.ok) throw new Error(`the demo hall is wrong: ${JSON.stringify(parsed.refusal)}`);
  const result = await core.submit({ kind: 'hub' }, core.newId(), parsed.value);
  if (!result.ok) throw new Error(`the demo hall was refused: ${JSON.stringify(result.refusal)}`);
}
