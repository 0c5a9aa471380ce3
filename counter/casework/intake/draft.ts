import type { Draft } from '../../../hub/contract/case-views.ts';
import type { Applicant, ApplicantKind } from '../../../hub/contract/casework.ts';
import type { Holder } from '../../../hub/contract/holder.ts';

/** What the clerk may do to the form; every change goes through `edited`, so that what is sent is what is seen. */
export type Edit =
  | { readonly edit: 'kind'; readonly kind: ApplicantKind }
  | { readonly edit: 'id-kind'; readonly idKind: Applicant['idKind'] }
  | { readonly edit: 'field'; readonly field: TextField; readonly value: string }
  /** Somebody known: the form is filled from what the hub keeps (C1). */
  | { readonly edit: 'found'; readonly person: string; readonly applicant: Applicant }
  /** Whoever took the ticket by name (K6): begins the form, and is shown for checking (W6). */
  | { readonly edit: 'holder'; readonly holder: Holder }
  | { readonly edit: 'item'; readonly item: string }
  | ({ readonly edit: 'material' } & Draft['materials'][number])
  /** The hub has recorded these, or refused them: the case's own view tells the checklist from now on. */
  | { readonly edit: 'sent'; readonly materials: Draft['materials'] }
  /** Received; `person`: the applicant's key, under which a further case of theirs is taken in; null: as before. */
  | { readonly edit: 'case'; readonly case: string; readonly person: string | null }
  /** By what mandate whoever came brings it (T9); '' = to be typed. */
  | { readonly edit: 'mandate'; readonly value: string }
  /** A further case for the same applicant on the same ticket (T14): the one of the case before. */
  | { readonly edit: 'another'; readonly applicant: Applicant | null }
  /** A case of somebody else, brought by whoever came: the agent stays, the principal is to be typed (T9). */
  | { readonly edit: 'principal' }
  | { readonly edit: 'turn-page' };

export const TEXT_FIELDS = ['name', 'idNumber', 'phone', 'address', 'agentName', 'agentIdNumber'] as const;
export type TextField = (typeof TEXT_FIELDS)[number];
/** Every text of the form: the applicant's, and what stands beside them. */
export type FieldName = TextField | 'mandate';

/** Does this change the field, so that what was refused of it no longer stands? */
export const changes = (edit: Edit, field: FieldName | undefined): boolean =>
  (edit.edit === 'field' && edit.field === field) || (edit.edit === 'mandate' && field === 'mandate');

export const textAt = (draft: Pick<Draft, 'applicant' | 'mandate'>, field: FieldName): string =>
  (field === 'mandate' ? draft.mandate : draft.applicant[field]) ?? '';

const ID_KIND: Readonly<Record<ApplicantKind, Applicant['idKind']>> = {
  person: 'resident-card',
  'legal-person': 'credit-code',
  other: 'other',
};
/** What the applicant's screen can show, in the order of the key P (W6). */
const PAGES: readonly Draft['page'][] = ['form', 'materials', 'fee', 'none'];

/** The form of a ticket nobody has begun. `at`: epoch ms of the hub's clock. */
export function newDraft(ticket: string | null, item: string | null, at: number): Draft {
  return {
    ticket,
    case: null,
    item,
    person: null,
    applicant: { kind: 'person', idKind: 'resident-card' },
    materials: [],
    note: '',
    page: 'none',
    at,
  };
}

/** The form after one change; `at` orders drafts of two pages. */
export function edited(draft: Draft, change: Edit, at: number): Draft {
  return { ...draft, ...partOf(draft, change), at };
}

function partOf(draft: Draft, change: Edit): Partial<Draft> {
  switch (change.edit) {
    case 'kind':
      return {
        person: null,
        applicant: { ...draft.applicant, kind: change.kind, idKind: ID_KIND[change.kind] },
      };
    case 'id-kind':
      return { person: null, applicant: { ...draft.applicant, idKind: change.idKind } };
    case 'field':
      return withField(draft, change.field, change.value);
    case 'found':
      return { person: change.person, applicant: change.applicant };
    case 'holder':
      return withHolder(draft, change.holder);
    case 'item':
      return change.item === draft.item ? {} : { item: change.item, materials: [] };
    case 'material':
      return { materials: withMaterial(draft, change) };
    case 'sent':
      return { materials: draft.materials.filter((entry) => !change.materials.includes(entry)) };
    case 'case':
      return {
        case: change.case,
        person: change.person ?? draft.person,
        page: draft.page === 'form' ? 'materials' : draft.page,
      };
    case 'mandate':
      return { mandate: change.value };
    case 'another':
      return { case: null, item: null, materials: [], ...asBefore(draft, change.applicant) };
    case 'principal':
      return byAgent(draft);
    case 'turn-page':
      return { page: PAGES[(PAGES.indexOf(draft.page) + 1) % PAGES.length] ?? 'none' };
  }
}

function withHolder(draft: Draft, { idKind, idNumber, name }: Holder): Partial<Draft> {
  const applicant = { ...draft.applicant, kind: 'person' as const, idKind, idNumber, ...(name && { name }) };
  return { applicant, page: 'form' };
}

/** The form's own applicant, unless the case before was another's: their key is not known here. */
function asBefore({ applicant }: Draft, before: Applicant | null): Partial<Draft> {
  if (!before || (before.name === applicant.name && before.idNumber === (applicant.idNumber ?? '')))
    return {};
  return { applicant: before, person: null };
}

/** Who stands in the form without an agent came themselves: they are the agent of what follows. */
function byAgent({ applicant, case: made, item, materials }: Draft): Partial<Draft> {
  const named = (applicant.agentName ?? '').trim() !== '';
  const agentName = (named ? applicant.agentName : applicant.name) ?? '';
  const agentIdNumber = (named ? applicant.agentIdNumber : applicant.idNumber) ?? '';
  return {
    case: null,
    person: null,
    mandate: '',
    applicant: { kind: 'person', idKind: 'resident-card', agentName, agentIdNumber },
    page: 'form',
    // What was chosen before anything was received is the matter of this case.
    item: made === null ? item : null,
    materials: made === null ? materials : [],
  };
}

/** Another name or number may be another person: who was found no longer counts. */
function withField(draft: Draft, field: TextField, value: string): Partial<Draft> {
  const applicant = { ...draft.applicant, [field]: value };
  const stays = field !== 'name' && field !== 'idNumber';
  // Whoever begins to type the form is shown it on the applicant's screen, for checking.
  const page = draft.page === 'none' && draft.applicant.name === undefined ? 'form' : draft.page;
  return { applicant, page, person: stays ? draft.person : null };
}

function withMaterial(
  draft: Draft,
  { index, state, remark }: Draft['materials'][number],
): Draft['materials'] {
  const others = draft.materials.filter((other) => other.index !== index);
  return [...others, { index, state, remark }].sort((a, b) => a.index - b.index);
}

/**
 * Which draft a page goes on with, when the hub tells one: a draft of another ticket is never taken over, what was typed here
 * and not yet sent wins, else the later one counts. So a reload and a successor see the form as it was left (W4, W5).
 */
export function adopted(mine: Draft, told: Draft | null, unsent: boolean): Draft {
  if (!told || told.ticket !== mine.ticket || unsent) return mine;
  return told.at > mine.at ? told : mine;
}

/** The applicant as a command carries it: trimmed texts, empty ones left out. Null while there is no name. */
export function applicantOf({ applicant }: Draft): Applicant | null {
  const name = applicant.name?.trim() ?? '';
  if (name === '') return null;
  const text = (field: TextField) => applicant[field]?.trim() ?? '';
  return {
    kind: applicant.kind ?? 'person',
    name,
    idKind: applicant.idKind ?? 'none',
    idNumber: applicant.idKind === 'none' ? '' : text('idNumber').toUpperCase(),
    phone: text('phone'),
    address: text('address'),
    agentName: text('agentName'),
    agentIdNumber: text('agentIdNumber').toUpperCase(),
  };
}
