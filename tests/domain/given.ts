import * as v from 'valibot';
import type { Actor } from '../../hub/contract/actors.ts';
import type { Catalogue } from '../../hub/contract/catalogue.ts';
import { type CommandInput, CommandSchema } from '../../hub/contract/commands.ts';
import type { RefusalCode } from '../../hub/contract/refusals.ts';
import type { Fact, FactOf, FactType, Recorded } from '../../hub/domain/facts.ts';
import { streamOfFact } from '../../hub/domain/facts.ts';
import { createState, decide, evolve } from '../../hub/domain/index.ts';
import type { ArchivedFile, Context, Decided, State, Ticket } from '../../hub/domain/state.ts';
import { hallCatalogue } from './hall.ts';

/** Given facts, when a command, then facts: a hall in memory with its own clock, ids and record. */

/** Wednesday 4 March 2026, 09:00 in Shanghai. */
export const NINE = Date.parse('2026-03-04T01:00:00Z');
export const SECOND = 1000;
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

export const person = (id: string): Actor => ({ kind: 'person', person: id });
export const HUB: Actor = { kind: 'hub' };
export const ADMIN: Actor = { kind: 'admin' };
export const KIOSK: Actor = { kind: 'kiosk', device: 'kiosk-device', kiosk: 'k1' };
export const API: Actor = { kind: 'integration', token: 'api-token', name: 'api', actAs: false };
export const ACTING: Actor = { kind: 'integration', token: 'acting-token', name: 'acting', actAs: true };
export const AGENT: Actor = { kind: 'agent', agent: 'box' };
export const screen = (device: string): Actor => ({ kind: 'screen', device });

export class Hall {
  state: State = createState();
  now = NINE;
  readonly recorded: Recorded[] = [];
  devices: Context['knownDevices'] = [
    { device: 'box/printer', kind: 'printer' },
    { device: 'box/pad', kind: 'pad' },
    { device: 'box/rater', kind: 'evaluator' },
  ];
  /** A screen with sound stands in the hall. */
  speaking = true;
  /** Seals so that a test can read it; erased persons open to nothing. */
  readonly erased = new Set<string>();
  #persons = 0;
  readonly vault: Context['vault'] = {
    newPerson: () => `person-${String(++this.#persons).padStart(4, '0')}`,
    seal: (person, text) => `${person}:${Buffer.from(text).toString('base64')}`,
    open: (person, sealed) =>
      this.erased.has(person) ? null : Buffer.from(sealed.slice(person.length + 1), 'base64').toString(),
    index: (text) => `index:${text}`,
    indexUnder: (key, text) => (this.erased.has(key) ? null : `index:${key}:${text}`),
  };
  /** Archived files at hand. */
  readonly archived = new Map<string, ArchivedFile>();
  /** Visits of earlier days at hand, by day and number. */
  readonly pastVisits = new Map<string, NonNullable<ReturnType<Context['pastVisit']>>>();
  codes = new Map([['123456', { device: 'screen-1', hash: 'hash-1' }]]);
  #ids = 0;

  constructor(catalogue: Catalogue | null = hallCatalogue()) {
    if (catalogue) this.must(ADMIN, { type: 'ImportCatalogue', catalogue });
  }

  context(actor: Actor): Context {
    return {
      now: this.now,
      actor,
      newId: () => `id-${String(++this.#ids).padStart(6, '0')}`,
      knownDevices: this.devices,
      archived: (id) => this.archived.get(id) ?? null,
      pastVisit: (day, number) => this.pastVisits.get(`${day} ${number}`) ?? null,
      speaks: () => this.speaking,
      vault: this.vault,
      pairing: (code) => this.codes.get(code) ?? null,
    };
  }

  /** Facts as if they had been recorded now. */
  given(...facts: Fact[]): this {
    for (const fact of facts) this.#record(fact, HUB);
    return this;
  }

  #record(fact: Fact, by: Actor): void {
    const recorded: Recorded = {
      position: this.state.position + 1,
      at: this.now,
      stream: streamOfFact(fact, this.state.day),
      by,
      request: null,
      fact: structuredClone(fact),
    };
    this.recorded.push(recorded);
    evolve(this.state, recorded);
  }

  /** Decides and records. */
  when(actor: Actor, command: CommandInput): { decided: Decided; facts: readonly Fact[]; answer: unknown } {
    const decided = decide(this.state, v.parse(CommandSchema, command), this.context(actor));
    if (!decided.ok) return { decided, facts: [], answer: null };
    for (const fact of decided.value.facts) this.#record(fact, actor);
    return { decided, facts: decided.value.facts, answer: decided.value.answer(this.state) };
  }

  /** The code of the refusal, or null when it was accepted. */
  refusal(actor: Actor, command: CommandInput): RefusalCode | null {
    const { decided } = this.when(actor, command);
    return decided.ok ? null : decided.refusal.code;
  }

  /** Facts of a command that must be accepted. */
  must(actor: Actor, command: CommandInput): readonly Fact[] {
    const { decided, facts } = this.when(actor, command);
    if (!decided.ok) throw new Error(`${command.type} was refused: ${JSON.stringify(decided.refusal)}`);
    return facts;
  }

  pass(ms: number): this {
    this.now += ms;
    return this;
  }

  /** Takes a number and gives the ticket. */
  issue(queue: string, more: Omit<CommandInput & { type: 'IssueTicket' }, 'type'> = {}, actor = API): Ticket {
    const facts = this.must(actor, { type: 'IssueTicket', queue, ...more });
    return this.ticket(one(facts, 'TicketIssued').ticket);
  }

  ticket(id: string): Ticket {
    const ticket = this.state.tickets.get(id);
    if (!ticket) throw new Error(`no ticket ${id}`);
    return ticket;
  }

  open(clerk: string, counter: string): this {
    this.must(person(clerk), { type: 'OpenCounter', counter });
    return this;
  }

  /** Calls the next and gives its number. */
  next(clerk: string, counter: string): string {
    const facts = this.must(person(clerk), { type: 'CallNext', counter });
    return this.ticket(one(facts, 'TicketCalled').ticket).number;
  }

  /** Calls, serves for a while and finishes; gives the ticket. */
  serve(clerk: string, counter: string, ms = 5 * MINUTE): Ticket {
    const number = this.next(clerk, counter);
    this.must(person(clerk), { type: 'StartService', counter });
    this.pass(ms).must(person(clerk), { type: 'Finish', counter });
    return this.ticket(this.state.numbers.get(number) ?? '');
  }

  /** The latest announcement has been spoken. */
  spoken(): this {
    const position = this.state.calls.at(-1)?.position ?? 0;
    this.must(HUB, { type: 'AnnouncementSpoken', position });
    return this;
  }
}

export function one<T extends FactType>(facts: readonly Fact[], type: T): FactOf<T> {
  const found = facts.filter((fact): fact is FactOf<T> => fact.type === type);
  const [first] = found;
  if (!first || found.length > 1) {
    throw new Error(`${found.length} ${type} in ${facts.map((fact) => fact.type).join(', ')}`);
  }
  return first;
}

/** The state made anew from recorded facts. */
export function replay(recorded: readonly Recorded[]): State {
  const state = createState();
  for (const fact of recorded) evolve(state, fact);
  return state;
}

/** What a hub that starts reads: the standing stream and the last day's. */
export function atStart(recorded: readonly Recorded[], day: string): Recorded[] {
  return recorded.filter(({ stream }) => stream === 'standing' || stream === `day:${day}`);
}
