import type { NoticeKind, RefuseReason, SuspensionReason } from '../../contract/casework.ts';
import type { Item, Material } from '../../contract/catalogue.ts';
import type { Refusal } from '../../contract/refusals.ts';
import { ok, type Result } from '../../contract/result.ts';
import { localTime } from '../day/zone.ts';
import { no } from '../decided.ts';
import { personOf } from '../find.ts';
import type { CatalogueState, Context, State } from '../state.ts';
import type { Case } from './case.ts';
import type { NoticeIssued } from './facts.ts';
import { type CommonField, NOTICES, PERSONAL_FIELDS } from './notice-kinds.ts';
import { neededBy, parseTemplate } from './notice-template.ts';
import { noticeText } from './notice-texts.ts';

/** What the kind says beside the common fields. Dates `YYYY-MM-DD`; reasons may be the contract's codes. */
export type NoticeMore = {
  readonly fields?: Readonly<Record<string, string>>;
  readonly lists?: Readonly<Record<string, readonly string[]>>;
  /** Instead of the kind's own count. */
  readonly copies?: number;
};

/**
 * Issues a notice of a case (C12): the next number of `<department>|<kind>|<year>`, its copies, and every field its text needs.
 * Refused `notice-field-missing`, with the field, rather than printed with a blank. Of one kind at most one a decision.
 */
export function notice(
  state: State,
  on: Case,
  kind: NoticeKind,
  context: Context,
  more: NoticeMore = {},
): Result<NoticeIssued, Refusal> {
  const { catalogue } = state;
  if (!catalogue) return no('notice-field-missing', { field: 'hall' });
  const year = localTime(context.now, catalogue.source.hall.timeZone).date.slice(0, 4);
  const series = `${on.department}|${kind}|${year}`;
  const serial = (state.documentNumbers.get(series) ?? 0) + 1;
  const department = catalogue.departments.get(on.department);
  const word = department?.word ?? department?.short.zh ?? '';
  const number = `${word}${NOTICES[kind].mark}〔${year}〕${serial}号`;
  const item = catalogue.items.get(on.item);
  const lists = spelledLists(item, more.lists ?? {});
  const fields = present({ ...commonFields(catalogue, on, context), number, ...spelled(more.fields ?? {}) });
  const missing = missingField(state, kind, fields, lists);
  if (missing !== null) return no('notice-field-missing', { field: missing });
  const copies = more.copies ?? copiesOf(kind, lists);
  return ok({
    type: 'NoticeIssued',
    case: on.id,
    notice: context.newId(),
    kind,
    number,
    series,
    serial,
    copies,
    fields,
    lists,
  });
}

function copiesOf(kind: NoticeKind, lists: NoticeIssued['lists']): number {
  const { copies, copyFor } = NOTICES[kind];
  return copies + (copyFor === undefined ? 0 : (lists[copyFor]?.length ?? 0));
}

/** The first field or list the text needs and nobody gave; personal ones come when it is set. */
function missingField(
  state: State,
  kind: NoticeKind,
  fields: NoticeIssued['fields'],
  lists: NoticeIssued['lists'],
): string | null {
  const needed = neededBy(parseTemplate(noticeText(state, kind).body));
  const personal: readonly string[] = PERSONAL_FIELDS;
  const field = needed.fields.find((name) => fields[name] === undefined && !personal.includes(name));
  const list = needed.lists.find((name) => !lists[name]?.length);
  return field ?? list ?? null;
}

function commonFields(
  catalogue: CatalogueState,
  on: Case,
  context: Context,
): Record<Exclude<CommonField, 'number'>, string | undefined> {
  const { hall } = catalogue.source;
  const department = catalogue.departments.get(on.department);
  const item = catalogue.items.get(on.item);
  const date = (at: number) => dateWords(localTime(at, hall.timeZone).date);
  return {
    you: on.applicantKind === 'person' ? '您' : '你单位',
    hall: hall.name.zh,
    department: department?.name.zh,
    departmentPhone: department?.phone,
    seal: department?.seal?.zh,
    item: item?.name.zh,
    legalBasis: item?.disclosures.legalBasis.zh,
    caseNumber: on.number,
    code: on.code,
    received: date(on.receivedAt),
    counter: counterWords(catalogue, on.counter ?? ownCounter(catalogue, item)),
    clerk: nameOf(catalogue, personOf(context.actor) ?? on.handledBy),
    complaintPhone: hall.complaintPhone,
    reviewCounter: counterWords(catalogue, hall.reviewCounter ?? null),
    today: date(context.now),
    progressUrl: progressUrl(catalogue, on) ?? undefined,
  };
}

/** Where anybody asks for the progress, with the code that stands beside it; null when the hall has no public address. */
export function progressUrl(catalogue: CatalogueState, on: { readonly number: string }): string | null {
  const { publicUrl } = catalogue.source.policy;
  return publicUrl === null ? null : `${publicUrl}/p/${encodeURIComponent(on.number)}`;
}

function ownCounter(catalogue: CatalogueState, item: Item | undefined): string | null {
  return (item && catalogue.servers.get(item.queue)?.own[0]) ?? null;
}

/** `2楼5号窗口`; counters with a name of their own keep it: `1楼行政复议窗口`. */
function counterWords(catalogue: CatalogueState, id: string | null): string | undefined {
  const counter = id === null ? undefined : catalogue.counters.get(id);
  if (!counter) return undefined;
  const name = counter.name.zh;
  return `${counter.floor}楼${/^\d+$/.test(name) ? `${name}号窗口` : name}`;
}

function nameOf(catalogue: CatalogueState, person: string | null): string | undefined {
  return person === null ? undefined : catalogue.staff.get(person)?.name.zh;
}

/** `2026-11-30` as 2026年11月30日. */
function dateWords(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

const REASONS: Readonly<Record<RefuseReason | SuspensionReason, string>> = {
  'not-eligible': '申请人不具备申请资格',
  'out-of-scope': '申请事项依法不需要取得审批',
  'other-department': '申请事项不属于本部门职权范围',
  'against-rules': '申请不符合法律法规规定',
  hearing: '听证',
  tender: '招标',
  auction: '拍卖',
  inspection: '检验',
  testing: '检测',
  quarantine: '检疫',
  appraisal: '鉴定',
  'expert-review': '专家评审',
};

/** Dates and codes as paper says them. */
function spelled(fields: Readonly<Record<string, string>>): Record<string, string> {
  const words = (value: string) => {
    if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return dateWords(value);
    return (REASONS as Readonly<Record<string, string>>)[value] ?? value;
  };
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, words(value)]));
}

const FORMS: Readonly<Record<Material['form'], string>> = {
  original: '原件',
  copy: '复印件',
  'original-and-copy': '原件及复印件',
};

/** Entries that name a material of the item get its form and copies, as columns divided by tabs. */
function spelledLists(item: Item | undefined, lists: NoticeIssued['lists']): NoticeIssued['lists'] {
  const row = (entry: string) => {
    const material = item?.materials.find(({ name }) => name.zh === entry);
    return material ? `${entry}\t${FORMS[material.form]}\t${material.copies}` : entry;
  };
  return Object.fromEntries(Object.entries(lists).map(([name, entries]) => [name, entries.map(row)]));
}

function present(fields: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => (value?.trim() ? [[name, value]] : [])),
  );
}
