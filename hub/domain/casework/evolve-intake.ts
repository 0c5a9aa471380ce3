import type { Evolvers } from '../evolver.ts';
import type { FactOf, Recorded } from '../facts.ts';
import { personOf } from '../find.ts';
import type { Case } from './case.ts';
import { changed, end } from './evolve-case.ts';
import { raise } from './numbers.ts';

/** A case taken in, examined, completed by supplements, or not accepted. */
export const intakeEvolvers: Evolvers<
  | 'CaseReceived'
  | 'MaterialsChecked'
  | 'ToldOnce'
  | 'MaterialsBrought'
  | 'CaseHandedOver'
  | 'CaseLapsed'
  | 'CaseRefused'
  | 'CaseWithdrawn'
> = {
  CaseReceived(state, fact, recorded) {
    raise(state, fact.series, fact.serial);
    const on = newCase(fact, recorded);
    state.cases.set(on.id, on);
    state.caseNumbers.set(on.number, on.id);
    if (on.ticket !== null) state.tickets.get(on.ticket)?.cases.push(on.id);
    on.history.push({ at: recorded.at, what: 'received', by: on.receivedBy, detail: fact.despite });
  },

  MaterialsChecked(state, fact, recorded) {
    const on = changed(state, fact, recorded, 'materials-checked');
    if (!on) return;
    const by = personOf(recorded.by);
    for (const { index, state: now, remark } of fact.materials) {
      on.materials[index] = { state: now, remark, at: recorded.at, by };
      on.reviewRecord.push({ at: recorded.at, by, index, state: now, remark });
    }
  },

  ToldOnce(state, fact, recorded) {
    const on = changed(state, fact, recorded, 'told-once', fact.again);
    if (!on) return;
    const { due, missing, again } = fact;
    on.told.push({ at: recorded.at, due, missing, again });
    on.state = 'awaiting-materials';
  },

  MaterialsBrought(state, fact, recorded) {
    const on = changed(state, fact, recorded, 'materials-brought');
    if (!on) return;
    on.state = 'intake';
    on.counter = fact.counter ?? on.counter;
    if (!fact.tellBy) return;
    on.tellBy = fact.tellBy;
    on.broughtAt = recorded.at;
  },

  CaseHandedOver(state, fact, recorded) {
    const on = changed(state, fact, recorded, 'handed-over', fact.to);
    if (on) on.handledBy = fact.to;
  },

  CaseLapsed(state, fact, recorded) {
    const on = changed(state, fact, recorded, 'lapsed');
    if (on) end(on, 'lapsed', recorded.at);
  },

  CaseRefused(state, fact, recorded) {
    const on = changed(state, fact, recorded, 'refused', fact.explanation);
    if (!on) return;
    const { reason, explanation, rightPlace } = fact;
    on.refusal = { reason, explanation, rightPlace };
    end(on, 'refused', recorded.at);
  },

  CaseWithdrawn(state, fact, recorded) {
    const on = changed(state, fact, recorded, 'withdrawn', fact.reason);
    if (!on) return;
    on.withdrawal = fact.reason;
    end(on, 'withdrawn', recorded.at);
  },
};

/** The case as it is when received. */
export function newCase(
  fact: FactOf<'CaseReceived'>,
  recorded: Pick<Recorded, 'at' | 'by' | 'position'>,
): Case {
  // Written field by field: begun by spreading, every case has a hidden class of its own, and whatever reads thousands of them is slow.
  return {
    id: fact.case,
    number: fact.number,
    code: fact.code,
    department: fact.department,
    item: fact.item,
    kind: fact.kind,
    person: fact.person,
    sealed: fact.sealed,
    applicantKind: fact.applicantKind,
    origin: fact.origin,
    ticket: fact.ticket,
    ticketNumber: fact.ticketNumber,
    counter: fact.counter,
    reason: fact.reason,
    approver: fact.approver,
    mandate: fact.mandate ?? null,
    firstResponsible: fact.firstResponsible,
    tellBy: fact.tellBy,
    broughtAt: null,
    state: 'intake',
    position: recorded.position,
    receivedAt: recorded.at,
    receivedBy: personOf(recorded.by),
    handledBy: personOf(recorded.by),
    materials: Array.from({ length: fact.materials }, () => ({
      state: 'unchecked' as const,
      remark: '',
      at: null,
      by: null,
    })),
    reviewRecord: [],
    told: [],
    acceptedAt: null,
    acceptedBy: null,
    deemed: false,
    from: null,
    due: null,
    statutoryDue: null,
    steps: [],
    at: 0,
    joint: [],
    decision: null,
    returned: [],
    checkedBy: null,
    notified: null,
    delivered: null,
    refusal: null,
    withdrawal: null,
    extension: null,
    suspensions: [],
    marks: [],
    warnedApplicant: [],
    warned: new Set(),
    accountability: [],
    notices: [],
    endedAt: null,
    history: [],
  };
}
