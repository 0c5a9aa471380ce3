import type { Actor } from '../../../hub/contract/actors.ts';
import { refusal } from '../../../hub/contract/refusals.ts';
import { ok, refuse } from '../../../hub/contract/result.ts';
import { createDesk, type Desk, type DeskParts } from '../../../hub/desk/index.ts';
import { type Batch, type Journal, JournalFailure, type Recorded } from '../../../hub/journal/port.ts';
import { issued } from '../journal/samples.ts';

/** A made-up hall: numbers are given out one after the other, and a day can turn. */
export type Toy = { position: number; day: string; last: number; given: string[]; refused: number };

export type ToyCommand =
  | { type: 'Give' }
  | { type: 'Turn'; day: string }
  /** Refused always; `counter` goes into the audit record. */
  | { type: 'Refuse'; counter?: string }
  | { type: 'Look' }
  /** Bugs, each at its own place. */
  | { type: 'ThrowInDecide' }
  | { type: 'ThrowInEvolve' }
  | { type: 'ThrowInAnswer' }
  | { type: 'AnswerWithState' };

export const newToy = (): Toy => ({ position: 0, day: '2026-03-02', last: 0, given: [], refused: 0 });

export const decideToy: DeskParts<Toy, ToyCommand>['decide'] = (state, command, { newId }) => {
  switch (command.type) {
    case 'Give': {
      const n = state.last + 1;
      return ok({
        facts: [{ ...issued(n), ticket: newId() }],
        answer: (after: Toy) => ({ n, day: after.day }),
      });
    }
    case 'Turn':
      return ok({
        facts: [
          {
            type: 'DayTurned' as const,
            day: command.day,
            ended: [],
            serviceTimes: [],
            runs: [],
            outages: [],
          },
          { type: 'HubStarted' as const, downSince: null },
          { type: 'ClockConfirmed' as const },
        ],
        answer: () => null,
      });
    case 'Refuse':
      return refuse(refusal('nothing-waiting', { detail: { last: state.last } }));
    case 'Look':
      return ok({ facts: [], answer: (after: Toy) => after.last });
    case 'AnswerWithState':
      return ok({ facts: [], answer: (after: Toy) => after });
    case 'ThrowInDecide':
      throw new Error('planted: decide');
    case 'ThrowInEvolve':
      return ok({
        facts: [
          { ...issued(state.last + 1), ticket: newId() },
          { type: 'UserDisabled' as const, person: 'planted' },
        ],
        answer: () => null,
      });
    case 'ThrowInAnswer':
      return ok({
        facts: [{ ...issued(state.last + 1), ticket: newId() }],
        answer: () => {
          throw new Error('planted: answer');
        },
      });
  }
};

export function evolveToy(state: Toy, { fact, position }: Recorded): void {
  if (fact.type === 'TicketIssued') {
    state.last += 1;
    state.given.push(fact.number);
  }
  if (fact.type === 'DayTurned') Object.assign(state, { day: fact.day, last: 0, given: [] });
  if (fact.type === 'CommandRefused') state.refused += 1;
  if (fact.type === 'UserDisabled') throw new Error('planted: evolve');
  state.position = position;
}

async function turns(many: number): Promise<void> {
  for (let turn = 0; turn < many; turn++) await new Promise((resolve) => setImmediate(resolve));
}

export type Mishap = 'none' | 'before' | 'after' | 'after-and-blind' | 'before-and-blind';

/** A journal whose next commits fail as told: before they are durable, or after; blind, it cannot be read for a while. */
export class MishapJournal implements Journal {
  readonly real: Journal;
  readonly mishaps: Mishap[] = [];
  readonly batches: Batch[] = [];
  /** Reads that still fail. */
  blind = 0;
  /** Turns of the event loop that the disk takes for each commit, one commit after the other. */
  slow = 0;
  /** Most commits that were under way at once. */
  together = 0;
  #flying = 0;
  #disk: Promise<void> = Promise.resolve();

  constructor(real: Journal) {
    this.real = real;
  }

  async commit(batch: Batch): Promise<void> {
    this.#flying += 1;
    this.together = Math.max(this.together, this.#flying);
    this.batches.push(batch);
    const mishap = this.mishaps.shift() ?? 'none';
    this.#disk = this.#disk.then(() => turns(this.slow));
    await this.#disk;
    try {
      if (mishap.startsWith('before')) await new Promise((resolve) => setImmediate(resolve));
      else await this.real.commit(batch);
      if (mishap === 'none') return;
      if (mishap.endsWith('blind')) this.blind = 1;
      throw new JournalFailure('failed', `planted: ${mishap}`);
    } finally {
      this.#flying -= 1;
    }
  }

  head(): ReturnType<Journal['head']> {
    if (this.blind > 0) {
      this.blind -= 1;
      return Promise.reject(new JournalFailure('failed', 'planted: blind'));
    }
    return this.real.head();
  }
  answer: Journal['answer'] = (...args) => this.real.answer(...args);
  answersSince: Journal['answersSince'] = (since) => this.real.answersSince(since);
  read: Journal['read'] = (streams) => this.real.read(streams);
  after: Journal['after'] = (position, limit) => this.real.after(position, limit);
  caseFacts: Journal['caseFacts'] = (from, to) => this.real.caseFacts(from, to);
  lastDay: Journal['lastDay'] = () => this.real.lastDay();
  openCases: Journal['openCases'] = () => this.real.openCases();
  searchCases: Journal['searchCases'] = (query) => this.real.searchCases(query);
  casesOf: Journal['casesOf'] = (person) => this.real.casesOf(person);
  caseRows: Journal['caseRows'] = (ids) => this.real.caseRows(ids);
  listsOf: Journal['listsOf'] = (department, limit) => this.real.listsOf(department, limit);
  namedCases: Journal['namedCases'] = (after, limit) => this.real.namedCases(after, limit);
  stays: Journal['stays'] = (from, to) => this.real.stays(from, to);
  consultations: Journal['consultations'] = (from, to) => this.real.consultations(from, to);
  courses: Journal['courses'] = (from, to) => this.real.courses(from, to);
  forgetAnswers: Journal['forgetAnswers'] = (before) => this.real.forgetAnswers(before);
  verify: Journal['verify'] = () => this.real.verify();
  backup: Journal['backup'] = (file) => this.real.backup(file);
  close: Journal['close'] = () => this.real.close();
}

export const CLERK: Actor = { kind: 'person', person: 'wang' };
export const SCREEN: Actor = { kind: 'screen', device: 'device-0009' };
export const request = (n: number | string) => `request-${String(n).padStart(6, '0')}`;

export type Bench = {
  readonly desk: Desk<Toy, ToyCommand>;
  readonly logged: string[];
  readonly clock: { now: number };
};

let ids = 0;

export async function toyDesk(journal: Journal, clock = { now: 1_000_000 }): Promise<Bench> {
  const logged: string[] = [];
  const desk = await createDesk<Toy, ToyCommand>({
    journal,
    createState: newToy,
    decide: decideToy,
    evolve: evolveToy,
    now: () => clock.now,
    newId: () => {
      ids += 1;
      return `id-${String(ids).padStart(8, '0')}`;
    },
    knownDevices: () => [],
    archived: () => null,
    pastVisit: () => null,
    speaks: () => false,
    vault: {
      newPerson: () => null,
      seal: () => null,
      open: () => null,
      index: (text) => text,
      indexUnder: () => null,
    },
    pairing: () => null,
    worthACommit: 1,
    log: {
      info: () => undefined,
      warn: (_, message) => logged.push(message),
      error: (_, message) => logged.push(message),
    },
  });
  return { desk, logged, clock };
}

/** The state made from everything on disk, the slow and certain way. */
export async function replayed(journal: Journal): Promise<Toy> {
  const state = newToy();
  for (const recorded of await journal.after(0, 1_000_000)) evolveToy(state, recorded);
  return state;
}
