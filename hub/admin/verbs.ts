import * as v from 'valibot';
import type { CommandInput } from '../contract/commands.ts';
import type { EventPattern } from '../contract/public-events.ts';
import type { Refusal } from '../contract/refusals.ts';
import { catalogueWarnings } from '../domain/index.ts';
import { parse, parseCommand } from '../edge/parse.ts';
import type { Journal } from '../journal/port.ts';
import { hashSecret } from '../live/credentials.ts';
import { hashPassword } from '../live/passwords.ts';
import type { Services } from '../services.ts';
import { secretOf } from '../webhooks/message.ts';
import { eraseApplicant, findApplicants } from './applicants.ts';
import { previewVerb } from './preview.ts';
import { listWebhooks, testWebhook } from './webhooks.ts';

/** What a verb answers: text for stdout, or a sentence for stderr and exit 1. */
export type VerbResult =
  | { readonly ok: true; readonly output: string }
  | { readonly ok: false; readonly error: string };

const Path = v.pipe(v.string(), v.minLength(1));
/** An admin request as it comes over the data folder's Unix socket. Paths are absolute. */
export const VerbSchema = v.variant('verb', [
  v.object({
    verb: v.literal('token'),
    role: v.picklist(
      ['integration', 'display', 'kiosk', 'agent'],
      '--role must be integration, display, kiosk or agent',
    ),
    name: v.pipe(v.string('--name is missing'), v.minLength(1, '--name is empty')),
    actAs: v.boolean(),
    kiosk: v.optional(v.string()),
  }),
  v.object({
    verb: v.literal('user-add'),
    person: v.string(),
    name: v.string(),
    roles: v.array(v.string()),
    password: v.string(),
  }),
  v.object({ verb: v.literal('user-password'), person: v.string(), password: v.string() }),
  v.object({ verb: v.literal('user-disable'), person: v.string() }),
  v.object({ verb: v.literal('bind'), device: v.string(), to: v.nullable(v.string()) }),
  v.object({ verb: v.literal('backup'), file: Path }),
  v.object({ verb: v.literal('verify') }),
  v.object({
    verb: v.literal('import'),
    catalogue: v.unknown(),
    revision: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
  }),
  v.object({ verb: v.literal('preview'), catalogue: v.unknown() }),
  v.object({ verb: v.literal('export') }),
  v.object({ verb: v.literal('webhook-list') }),
  v.object({ verb: v.literal('webhook-add'), url: v.string(), events: v.array(v.string()) }),
  v.object({ verb: v.literal('webhook-remove'), webhook: v.string() }),
  v.object({ verb: v.literal('webhook-test'), webhook: v.string() }),
  v.object({
    verb: v.literal('find-applicant'),
    text: v.pipe(v.string(), v.trim(), v.minLength(1, '--find is empty')),
  }),
  v.object({
    verb: v.literal('erase-applicant'),
    person: v.pipe(v.string(), v.minLength(1, '--person is empty')),
  }),
]);
export type Verb = v.InferOutput<typeof VerbSchema>;

type Core = Pick<Services, 'submit' | 'state' | 'newId' | 'vault' | 'now'>;

/** Carries out a verb against a running hub, or against a journal opened for it alone. */
export async function runVerb(core: Core, journal: Journal, input: unknown): Promise<VerbResult> {
  const parsed = parse(VerbSchema, input);
  if (!parsed.ok) return failed(sentence(parsed.refusal));
  const verb = parsed.value;
  switch (verb.verb) {
    case 'token':
      return makeToken(core, verb);
    case 'user-add':
    case 'user-password':
      return saveUser(core, verb);
    case 'user-disable':
      return command(core, { type: 'DisableUser', person: verb.person }, `${verb.person} is disabled.`);
    case 'bind':
      return command(
        core,
        { type: 'BindDevice', device: verb.device, to: verb.to },
        verb.to === null ? `${verb.device} is free.` : `${verb.device} serves ${verb.to}.`,
      );
    case 'import':
      return importCatalogue(core, verb.catalogue, verb.revision);
    case 'preview':
      return previewVerb(core.state(), verb.catalogue, core.now());
    case 'export':
      return exportCatalogue(core);
    case 'backup':
      await journal.backup(verb.file);
      return done(`Saved to ${verb.file}.`);
    case 'verify':
      return verify(journal);
    case 'webhook-list':
      return done(listWebhooks(core.state()));
    case 'webhook-add':
      return addWebhook(core, verb);
    case 'webhook-remove':
      return command(core, { type: 'RemoveWebhook', webhook: verb.webhook }, `${verb.webhook} is removed.`);
    case 'webhook-test':
      return testWebhook(core, verb.webhook);
    case 'find-applicant':
      return findApplicants(core.vault, journal, verb.text);
    case 'erase-applicant':
      return eraseApplicant(core, journal, verb.person);
  }
}

async function makeToken(core: Core, verb: Extract<Verb, { verb: 'token' }>): Promise<VerbResult> {
  const token = core.newId();
  const secret = core.newId();
  const kiosk =
    verb.role === 'kiosk' ? (verb.kiosk ?? core.state().catalogue?.source.kiosks[0]?.id) : undefined;
  const made: CommandInput = {
    type: 'MakeToken',
    token,
    hash: hashSecret(secret),
    role: verb.role,
    name: verb.name,
    actAs: verb.actAs,
    ...(kiosk !== undefined && { assignment: { role: 'kiosk' as const, kiosk } }),
  };
  return command(core, made, `${token}.${secret}`);
}

async function addWebhook(
  core: Core,
  { url, events }: Extract<Verb, { verb: 'webhook-add' }>,
): Promise<VerbResult> {
  const webhook = core.newId();
  const made: CommandInput = { type: 'AddWebhook', webhook, url, events: events as EventPattern[] };
  return command(core, made, `${webhook}\n${secretOf(core.vault, webhook)}`);
}

async function saveUser(
  core: Core,
  verb: Extract<Verb, { verb: 'user-add' | 'user-password' }>,
): Promise<VerbResult> {
  if (verb.password.length < 8) return failed('The password is too short; use at least 8 characters.');
  const known = core.state().identity.users.has(verb.person);
  if (verb.verb === 'user-add' && known) return failed(`${verb.person} exists already; use “user password”.`);
  if (verb.verb === 'user-password' && !known)
    return failed(`There is no user ${verb.person}; use “user add”.`);
  const passwordHash = await hashPassword(verb.password);
  const more = verb.verb === 'user-add' ? { name: verb.name, roles: verb.roles } : {};
  return command(
    core,
    { type: 'SaveUser', person: verb.person, passwordHash, ...more },
    `${verb.person} can sign in.`,
  );
}

/** What deserves a look although it was taken over stands under the answer, a line each. */
async function importCatalogue(core: Core, catalogue: unknown, revision?: number): Promise<VerbResult> {
  const imported = await command(
    core,
    { type: 'ImportCatalogue', catalogue, ...(revision !== undefined && { revision }) },
    'The catalogue is imported.',
  );
  const source = core.state().catalogue?.source;
  if (!imported.ok || !source) return imported;
  const warnings = catalogueWarnings(source).map(({ path, message }) => `warning: ${path}: ${message}`);
  return done([imported.output, ...warnings].join('\n'));
}

function exportCatalogue(core: Core): VerbResult {
  const { catalogue } = core.state();
  return catalogue
    ? done(`${JSON.stringify(catalogue.source, null, 2)}\n`)
    : failed('This hall has no catalogue yet.');
}

async function verify(journal: Journal): Promise<VerbResult> {
  const report = await journal.verify();
  const counts = `${report.facts} facts, ${report.answers} kept answers, head ${report.head}`;
  if (report.problems.length === 0) return done(`The journal is whole: ${counts}.`);
  return failed(
    [
      ...report.problems,
      `The journal differs from its chain: ${counts}, ${report.problems.length} problems.`,
    ].join('\n'),
  );
}

async function command(core: Core, input: CommandInput, output: string): Promise<VerbResult> {
  const parsed = parseCommand(input);
  if (!parsed.ok) return failed(sentence(parsed.refusal));
  const result = await core.submit({ kind: 'admin' }, core.newId(), parsed.value);
  return result.ok ? done(output) : failed(sentence(result.refusal));
}

function sentence({ message, field, detail }: Refusal): string {
  const more = [field, ...Object.values(detail ?? {})].filter((part) => part !== undefined && part !== '');
  return more.length > 0 ? `${message.en} (${more.join('; ')})` : message.en;
}

const done = (output: string): VerbResult => ({ ok: true, output });
const failed = (error: string): VerbResult => ({ ok: false, error });
