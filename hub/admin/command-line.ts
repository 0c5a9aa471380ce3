import { resolve } from 'node:path';
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { ok, type Result, refuse } from '../contract/result.ts';

/** What the command line asks for: a verb for the hub, and what happens on this side of the socket. */
export type Task = { readonly data: string } & (
  | { readonly kind: 'ask'; readonly verb: Record<string, unknown> }
  | {
      readonly kind: 'import' | 'preview' | 'export';
      readonly verb: Record<string, unknown>;
      readonly file: string;
    }
  | { readonly kind: 'restore'; readonly file: string }
);

const USAGE = `npm run admin -- <verb> [--data FOLDER]
  token --role integration|display|kiosk|agent --name NAME [--act-as] [--kiosk ID]
  user add NAME [--name "Full name"] [--roles clerk,supervisor…]    user password NAME    user disable NAME
       (the password is read from standard input, or given with --password)
  bind --device DEVICE --to KIOSK-OR-COUNTER       bind --device DEVICE --free
  webhook add URL [--events ticket.near,ticket.called,case.*…]    webhook list    webhook test ID    webhook remove ID
  erase-applicant --find "exact name or number"    erase-applicant --person KEY
  preview FILE-OR-FOLDER    import FILE-OR-FOLDER [--revision N]    export FILE.xlsx|FILE.json|FOLDER/
  backup FILE    restore FILE    verify`;

const options = {
  data: { type: 'string' },
  role: { type: 'string' },
  name: { type: 'string' },
  'act-as': { type: 'boolean' },
  kiosk: { type: 'string' },
  roles: { type: 'string' },
  password: { type: 'string' },
  device: { type: 'string' },
  to: { type: 'string' },
  free: { type: 'boolean' },
  person: { type: 'string' },
  find: { type: 'string' },
  events: { type: 'string' },
  revision: { type: 'string' },
} as const satisfies ParseArgsConfig['options'];

type Input = AsyncIterable<unknown> & { readonly isTTY?: boolean };

/** Reads the verb; the refusal is what to print. The password may come from `input` so that it stays out of the history. */
export async function readCommandLine(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  input: Input,
): Promise<Result<Task, string>> {
  let parsed: ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>;
  try {
    parsed = parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    return refuse(`${(error as Error).message}\n${USAGE}`);
  }
  const { values, positionals } = parsed;
  const data = resolve(values.data ?? env.ONEWINDOW_DATA ?? './data');
  const [verb, first, second] = positionals;
  const ask = (asked: Record<string, unknown>) => ok({ data, kind: 'ask' as const, verb: asked });
  switch (verb) {
    case 'token':
      if (values.role === undefined) return refuse(`--role is missing.\n${USAGE}`);
      if (values.name === undefined) return refuse(`--name is missing.\n${USAGE}`);
      return ask({
        verb,
        role: values.role,
        name: values.name,
        actAs: values['act-as'] ?? false,
        ...(values.kiosk && { kiosk: values.kiosk }),
      });
    case 'bind':
      if (values.device === undefined) return refuse(`--device is missing.\n${USAGE}`);
      if (values.to === undefined && !values.free) return refuse(`--to is missing.\n${USAGE}`);
      return ask({ verb, device: values.device, to: values.free ? null : values.to });
    case 'verify':
      return ask({ verb });
    case 'erase-applicant':
      if ((values.person === undefined) === (values.find === undefined))
        return refuse(`Give one of --find and --person.\n${USAGE}`);
      return values.find === undefined
        ? ask({ verb, person: values.person })
        : ask({ verb: 'find-applicant', text: values.find });
    case 'webhook':
      return webhook(data, first, second, values.events);
    case 'user':
      return user(data, first, second, values, input);
    case 'import':
      return importFrom(data, first, values.revision);
    case 'preview':
    case 'export':
    case 'backup':
    case 'restore':
      return withFile(data, verb, first);
    default:
      return refuse(verb === undefined ? USAGE : `There is no verb “${verb}”.\n${USAGE}`);
  }
}

function withFile(
  data: string,
  verb: 'import' | 'preview' | 'export' | 'backup' | 'restore',
  file: string | undefined,
): Result<Task, string> {
  if (file === undefined) return refuse(`${verb} needs a file.\n${USAGE}`);
  if (verb === 'restore') return ok({ data, kind: 'restore', file });
  if (verb === 'backup') return ok({ data, kind: 'ask', verb: { verb, file } });
  return ok({ data, kind: verb, file, verb: { verb } });
}

/** `revision`: of the catalogue that was previewed, as `preview` prints it. */
function importFrom(
  data: string,
  file: string | undefined,
  revision: string | undefined,
): Result<Task, string> {
  const task = withFile(data, 'import', file);
  if (!task.ok || revision === undefined) return task;
  if (!/^\d{1,15}$/.test(revision))
    return refuse(`--revision must be the number that preview printed.\n${USAGE}`);
  return ok({ ...task.value, verb: { verb: 'import', revision: Number(revision) } } as Task);
}

/** What a messaging system needs, and little else (K10). */
const EVENTS = 'ticket.near,ticket.called';

function webhook(
  data: string,
  what: string | undefined,
  which: string | undefined,
  events = EVENTS,
): Result<Task, string> {
  const ask = (verb: Record<string, unknown>) => ok({ data, kind: 'ask' as const, verb });
  if (what === 'list') return ask({ verb: 'webhook-list' });
  if (which === undefined) return refuse(`webhook ${what ?? ''} needs an address or an id.\n${USAGE}`);
  if (what === 'add') {
    const names = events.split(',').map((name) => name.trim());
    return ask({ verb: 'webhook-add', url: which, events: names });
  }
  if (what === 'remove' || what === 'test') return ask({ verb: `webhook-${what}`, webhook: which });
  return refuse(`There is no verb “webhook ${what}”.\n${USAGE}`);
}

async function user(
  data: string,
  what: string | undefined,
  person: string | undefined,
  values: { name?: string; roles?: string; password?: string },
  input: Input,
): Promise<Result<Task, string>> {
  if ((what !== 'add' && what !== 'password' && what !== 'disable') || person === undefined)
    return refuse(USAGE);
  if (what === 'disable') return ok({ data, kind: 'ask', verb: { verb: 'user-disable', person } });
  const password = values.password ?? (await firstLine(input));
  if (password === null) return refuse('Give the password with --password, or on standard input.');
  const roles = (values.roles ?? 'clerk').split(',').map((role) => role.trim());
  const verb =
    what === 'add'
      ? { verb: 'user-add', person, name: values.name ?? person, roles, password }
      : { verb: 'user-password', person, password };
  return ok({ data, kind: 'ask', verb });
}

async function firstLine(input: Input): Promise<string | null> {
  if (input.isTTY) process.stderr.write('Password: ');
  let text = '';
  for await (const part of input) {
    text += String(part);
    if (text.includes('\n')) break;
  }
  const line = text.split('\n')[0]?.trim() ?? '';
  return line === '' ? null : line;
}
