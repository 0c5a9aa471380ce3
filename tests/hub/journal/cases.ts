import type { Fact } from '../../../hub/domain/facts.ts';
import type { Recorded } from '../../../hub/journal/port.ts';
import { recorded } from './samples.ts';

export type Received = Extract<Fact, { type: 'CaseReceived' }>;
const DUE = { date: '2026-03-09', provisional: false };

export function received(id: string, more: Partial<Received> = {}): Received {
  return {
    type: 'CaseReceived',
    case: id,
    number: `食药变更〔2026〕${id}号`,
    series: 'food|change|2026',
    serial: 1,
    code: '123456',
    department: 'food-drug',
    item: 'pharmacy-change',
    kind: 'committed',
    person: `person-${id}`,
    sealed: `sealed-${id}`,
    nameIndex: `name-${id}`,
    idIndex: `id-${id}`,
    applicantKind: 'person',
    origin: 'ticket',
    ticket: null,
    ticketNumber: null,
    counter: null,
    reason: null,
    approver: null,
    despite: null,
    firstResponsible: null,
    materials: 3,
    tellBy: DUE,
    ...more,
  };
}

export const accepted = (id: string): Fact => ({
  type: 'CaseAccepted',
  case: id,
  deemed: false,
  from: '2026-03-02',
  due: DUE,
  statutoryDue: null,
  steps: [],
  joint: [],
});
export const decided = (id: string): Fact => ({
  type: 'CaseDecided',
  case: id,
  outcome: 'approved',
  reasons: [],
  licence: null,
});
export const delivered = (id: string): Fact => ({
  type: 'CaseDelivered',
  case: id,
  counter: null,
  to: 'sealed',
  secondCopy: true,
  prompt: `prompt-${id}`,
  ticket: null,
});
export const archived = (id: string): Fact => ({ type: 'CaseArchived', case: id });

/** Facts of cases as a clerk's, one after the other from a position. */
export function ofCases(from: number, ...facts: Fact[]): Recorded[] {
  return facts.map((fact, index) => {
    if (!('case' in fact)) throw new Error(`${fact.type} is of no case`);
    const by = { kind: 'person', person: 'wang' } as const;
    return recorded(from + index, fact, { stream: `case:${fact.case}`, by, request: null });
  });
}

/** From receipt to the archive. */
export const wholeLife = (id: string, more: Partial<Received> = {}): Fact[] => [
  received(id, more),
  accepted(id),
  decided(id),
  { type: 'ResultChecked', case: id },
  { type: 'ApplicantNotified', case: id, way: 'phone' },
  delivered(id),
  archived(id),
];
