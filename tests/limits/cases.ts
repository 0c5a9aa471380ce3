import * as v from 'valibot';
import { CatalogueSchema } from '../../hub/contract/catalogue.ts';
import calendar from '../../hub/demo/calendar.json' with { type: 'json' };
import type { Case } from '../../hub/domain/casework/case.ts';
import type { DueDate } from '../../hub/domain/casework/facts.ts';
import { type Fact, type FactOf, type FactType, streamOfFact } from '../../hub/domain/facts.ts';
import { evolve } from '../../hub/domain/index.ts';
import { Hall, HUB, person } from '../domain/given.ts';
import { hallData } from '../domain/hall.ts';

/** Cases given by their facts, in a hall with the calendar of 2026. Dates `YYYY-MM-DD`, times `HH:MM` in Shanghai. */

const word = (text: string) => ({ zh: text, en: text });

function catalogueData() {
  const data = hallData();
  const staff = data.staff.find(({ id }) => id === 'li');
  const person = (id: string, roles: string[], department: string) => ({
    ...staff,
    id,
    name: word(id),
    roles,
    department,
    counters: [],
  });
  return {
    ...data,
    calendar,
    items: data.items.map((item) =>
      item.id === 'deed' ? { ...item, kind: 'committed', statutoryDays: 20, promisedDays: 10 } : item,
    ),
    staff: [
      ...data.staff,
      person('han', ['clerk'], 'land'),
      person('feng', ['reviewer'], 'land'),
      person('shen', ['chief'], 'land'),
      person('ke', ['chief'], 'tax'),
      person('mo', ['complaint-officer'], 'land'),
    ],
  };
}

export const limitsCatalogue = (change: Record<string, unknown> = {}) =>
  v.parse(CatalogueSchema, { ...catalogueData(), ...change });

export const at = (date: string, time = '09:00') => Date.parse(`${date}T${time}:00+08:00`);

export class CaseHall extends Hall {
  #serial = 0;

  constructor(date = '2026-03-02') {
    super(null);
    this.now = at(date);
    this.must(HUB, { type: 'ImportCatalogue', catalogue: limitsCatalogue() });
  }

  on(date: string, time?: string): this {
    this.now = at(date, time);
    return this;
  }

  due(date: string): DueDate {
    return { date, provisional: date > calendar.knownUntil };
  }

  /** A fact of somebody’s own doing. */
  did(who: string, fact: Fact): this {
    const [position, stream] = [this.state.position + 1, streamOfFact(fact, this.state.day)];
    const recorded = { position, at: this.now, stream, by: person(who), request: null, fact };
    this.recorded.push(recorded);
    evolve(this.state, recorded);
    return this;
  }

  /** Received by han at a counter. */
  received(id: string, tellBy: string, materials = 1): this {
    const serial = ++this.#serial;
    return this.did('han', {
      type: 'CaseReceived',
      case: id,
      number: `地〔2026〕${serial}号`,
      series: 'land|case|2026',
      serial,
      code: '123456',
      department: 'land',
      item: 'deed',
      kind: 'committed',
      person: 'person-0001',
      sealed: 'sealed',
      nameIndex: 'index',
      idIndex: null,
      applicantKind: 'person',
      origin: 'outside',
      ticket: null,
      ticketNumber: null,
      counter: 'w3',
      reason: 'brought by post',
      approver: 'shen',
      despite: null,
      firstResponsible: null,
      materials,
      tellBy: this.due(tellBy),
    });
  }

  accepted(id: string, due: string | null, more: Partial<FactOf<'CaseAccepted'>> = {}): this {
    const from = new Date(this.now + 8 * 3_600_000).toISOString().slice(0, 10);
    const limits = { due: due === null ? null : this.due(due), statutoryDue: null };
    const plain = { deemed: false, from, ...limits, steps: [], joint: [] };
    return this.did('han', { type: 'CaseAccepted', case: id, ...plain, ...more });
  }

  /** Accepted with one post of five days, which has the file; the case has ten. On Monday 2 March. */
  handling(id: string, to: string | null = 'feng'): this {
    const step = { id: 'review', kind: 'review' as const, post: 'review', days: 5 };
    return this.received(id, '2026-03-09')
      .accepted(id, '2026-03-16', { steps: [{ ...step, authority: null, responsible: null }] })
      .given({ type: 'StepSent', case: id, step: 'review', to, due: this.due('2026-03-09') });
  }

  finished(id: string, step = 'review'): this {
    return this.given({ type: 'StepFinished', case: id, step, result: 'agree', opinion: 'agreed' });
  }

  case(id: string): Case {
    const found = this.state.cases.get(id);
    if (!found) throw new Error(`no case ${id}`);
    return found;
  }

  /** What one look at the limits made. */
  check(): readonly Fact[] {
    return this.must(HUB, { type: 'CheckLimits' });
  }
}

export function all<T extends FactType>(facts: readonly Fact[], type: T): FactOf<T>[] {
  return facts.filter((fact): fact is FactOf<T> => fact.type === type);
}

/** Warnings and records in short: `review amber`, `review overrun`. */
export function told(facts: readonly Fact[]): string[] {
  return facts.flatMap((fact) => {
    if (fact.type === 'LimitWarned') return [`${fact.of} ${fact.level}`];
    if (fact.type === 'AccountabilityOpened') return [`${fact.of} ${fact.cause}`];
    return [];
  });
}
