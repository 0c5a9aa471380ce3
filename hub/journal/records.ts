import type { Actor } from '../contract/actors.ts';
import type { Fact } from '../domain/facts.ts';
import { type CaseRow, caseChanges } from './case-table.ts';
import type { Chain } from './chain.ts';
import type { Parameter, Row } from './driver.ts';
import type { Batch, KeptAnswer, Recorded } from './port.ts';
import { reportSteps } from './report-steps.ts';
import { type TicketRow, ticketChanges } from './ticket-table.ts';

/** Where the journal ends, as its writer row says. */
export type Head = {
  readonly hall: string;
  readonly epoch: number;
  readonly position: number;
  readonly at: number;
  readonly mac: string;
  readonly answersFrom: number;
  readonly answersTo: number;
};

/** The part of a fact that is stored as one text; the rest are columns. All of it is under the chain. */
type Body = { by: Actor; request: string | null; fact: Fact };

const json = (value: unknown): string => {
  const text = JSON.stringify(value);
  if (text === undefined) throw new TypeError('not a JSON value');
  return text;
};

/** sqlite3 rounds larger integers without a word. */
function exact(value: number): number {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not an exact integer: ${value}`);
  return value;
}

export type Encoded = { readonly parameters: readonly Parameter[]; readonly head: Head };

/** The long texts of a batch, one after the other; SQLite cuts them out again byte for byte. */
class Texts {
  readonly #parts: string[] = [];
  #bytes = 0;

  /** Where a text lies, as `substr` counts: first byte from 1, and how many. */
  add(part: string): string {
    const from = this.#bytes + 1;
    const length = Buffer.byteLength(part);
    this.#parts.push(part);
    this.#bytes += length;
    return `${from},${length}`;
  }

  bytes(): Buffer {
    return Buffer.from(this.#parts.join(''));
  }
}

/** A batch as the parameters of its one insert, and the head it leads to. */
export function encodeBatch(chain: Chain, head: Head, batch: Batch): Encoded {
  const { hall, epoch } = head;
  let { mac, at } = head;
  let position = head.position;
  const texts = new Texts();
  const facts: string[] = [];
  for (const f of batch.facts) {
    const body = json({ by: f.by, request: f.request, fact: f.fact } satisfies Body);
    position = exact(f.position);
    at = exact(f.at);
    mac = chain.fact(mac, { hall, epoch, position, at, stream: f.stream, body });
    facts.push(`[${position},${at},${json(f.stream)},${texts.add(body)},"${mac}"]`);
  }
  const answers = encodeAnswers(chain, head, batch.answers, texts);
  const seq = head.answersTo + answers.length;
  const next: Head = { ...head, position, at, mac, answersTo: seq };
  const tickets = encodeTickets(batch.facts);
  const cases = encodeCases(batch);
  return {
    head: next,
    parameters: [
      hall,
      epoch,
      texts.bytes(),
      `[${facts.join()}]`,
      `[${answers.join()}]`,
      tickets.issued,
      tickets.changed,
      cases.received,
      cases.changed,
      cases.listed,
      cases.erased,
      json(reportSteps(batch.facts)),
      position,
      at,
      mac,
      seq,
      chain.seal(next),
    ],
  };
}

/**
 * Answers of one time as one row: written, sealed and found together they cost a fifth. Its empty identity tells it from the
 * rows of single answers that earlier versions wrote; its request names the first of them, so that it cannot be written twice.
 */
function encodeAnswers(
  chain: Chain,
  { hall, epoch, answersTo }: Head,
  answers: Batch['answers'],
  texts: Texts,
): string[] {
  const times = new Map<number, { request: string; lines: string[] }>();
  for (const a of answers) {
    const line = `[${json(a.identity)},${json(a.request)},${json(a.hash)},${a.json ?? json(a.outcome)}]`;
    const row = times.get(exact(a.at));
    if (row) row.lines.push(line);
    else times.set(a.at, { request: `${a.identity} ${a.request}`, lines: [line] });
  }
  return [...times].map(([at, { request, lines }], index) => {
    const seq = answersTo + 1 + index;
    const outcome = `[${lines.join()}]`;
    const sealed = chain.answer({ hall, epoch, seq, at, identity: '', request, hash: '', outcome });
    return `[${seq},${at},${json(request)},${texts.add(outcome)},"${sealed}"]`;
  });
}

function encodeTickets(facts: readonly Recorded[]): { issued: string; changed: string } {
  const { issued, changed } = ticketChanges(facts);
  return {
    issued: json(
      issued.map((t) => [t.id, t.number, t.day, t.queue, t.item, t.class, t.issuedAt, t.position]),
    ),
    changed: json(
      [...changed].map(([id, c]) => [
        id,
        c.state ?? null,
        c.queue ?? null,
        c.counter ?? null,
        c.clerk ?? null,
        c.calledAt ?? null,
        c.startedAt ?? null,
        c.endedAt ?? null,
        c.outcome ?? null,
      ]),
    ),
  };
}

function encodeCases(batch: Batch): Record<'received' | 'changed' | 'listed' | 'erased', string> {
  const { received, changed, listed, erased } = caseChanges(batch.facts, batch.findable);
  return {
    received: json(
      received.map((c) => [
        ...[c.position, c.id, c.number, c.code, c.department, c.item, c.kind, c.state],
        ...[c.person, c.sealed, c.nameIndex, c.idIndex, c.clerk, c.receivedAt],
      ]),
    ),
    changed: json(
      [...changed].map(([id, c]) => [
        id,
        c.state ?? null,
        c.acceptedAt ?? null,
        c.due ?? null,
        c.endedAt ?? null,
        c.archived ? 1 : null,
      ]),
    ),
    listed: json(
      listed.map(({ id, kind, list }) => [
        id,
        kind === 'transfer' ? list : null,
        kind === 'destruction' ? list : null,
      ]),
    ),
    erased: json(erased),
  };
}

export const text = (row: Row, column: string): string => String(row[column] ?? '');
export const number = (row: Row, column: string): number => Number(row[column] ?? 0);
export const optionalText = (row: Row, column: string) => (row[column] === null ? null : text(row, column));
export const optionalNumber = (row: Row, column: string) =>
  row[column] === null ? null : number(row, column);

export const HEAD_COLUMNS = 'hall, epoch, position, at, mac, answers_from, answers_to, seal';
export function headOf(row: Row): Head & { readonly seal: string } {
  return {
    hall: text(row, 'hall'),
    epoch: number(row, 'epoch'),
    position: number(row, 'position'),
    at: number(row, 'at'),
    mac: text(row, 'mac'),
    answersFrom: number(row, 'answers_from'),
    answersTo: number(row, 'answers_to'),
    seal: text(row, 'seal'),
  };
}

export const FACT_COLUMNS = 'position, hall, epoch, at, stream, body, mac';
/** Throws SyntaxError when the stored text is damaged. */
export function recordedOf(row: Row): Recorded {
  const body = JSON.parse(text(row, 'body')) as Body;
  return {
    position: number(row, 'position'),
    at: number(row, 'at'),
    stream: text(row, 'stream'),
    by: body.by,
    request: body.request,
    fact: body.fact,
  };
}

export const ANSWER_COLUMNS = 'seq, hall, epoch, identity, request, hash, at, outcome, mac';
/** The answers of a row, in their order. Throws SyntaxError when the stored text is damaged. */
export function answersOf(row: Row): (KeptAnswer & { readonly at: number })[] {
  const at = number(row, 'at');
  const outcome: unknown = JSON.parse(text(row, 'outcome'));
  if (text(row, 'identity') !== '') {
    const { identity, request, hash } = row;
    return [{ identity: String(identity), request: String(request), hash: String(hash), outcome, at }];
  }
  return (outcome as [string, string, string, unknown][]).map(([identity, request, hash, value]) => ({
    identity,
    request,
    hash,
    outcome: value,
    at,
  }));
}

export const TICKET_COLUMNS =
  'id, number, day, queue, item, class, state, counter, clerk, issued_at, called_at, started_at, ended_at, outcome, position';
export function ticketOf(row: Row): TicketRow {
  return {
    id: text(row, 'id'),
    number: text(row, 'number'),
    day: text(row, 'day'),
    queue: text(row, 'queue'),
    item: optionalText(row, 'item'),
    class: text(row, 'class'),
    state: text(row, 'state'),
    counter: optionalText(row, 'counter'),
    clerk: optionalText(row, 'clerk'),
    issuedAt: number(row, 'issued_at'),
    calledAt: optionalNumber(row, 'called_at'),
    startedAt: optionalNumber(row, 'started_at'),
    endedAt: optionalNumber(row, 'ended_at'),
    outcome: optionalText(row, 'outcome'),
    position: number(row, 'position'),
  };
}

export const CASE_COLUMNS =
  'position, id, number, code, department, item, kind, state, person, sealed, name_index, id_index, clerk, received_at, accepted_at, due, ended_at, archived, transfer_list, destruction_list';
/** Of a table made before lists were recorded: the same row. */
export const CASE_COLUMNS_BEFORE_LISTS = CASE_COLUMNS.replace(
  'transfer_list, destruction_list',
  'NULL AS transfer_list, NULL AS destruction_list',
);
export function caseOf(row: Row): CaseRow {
  return {
    id: text(row, 'id'),
    number: text(row, 'number'),
    code: text(row, 'code'),
    department: text(row, 'department'),
    item: text(row, 'item'),
    kind: text(row, 'kind'),
    state: text(row, 'state'),
    person: text(row, 'person'),
    sealed: text(row, 'sealed'),
    nameIndex: text(row, 'name_index'),
    idIndex: optionalText(row, 'id_index'),
    clerk: optionalText(row, 'clerk'),
    receivedAt: number(row, 'received_at'),
    acceptedAt: optionalNumber(row, 'accepted_at'),
    due: optionalText(row, 'due'),
    endedAt: optionalNumber(row, 'ended_at'),
    archived: number(row, 'archived') === 1,
    position: number(row, 'position'),
    transferList: optionalNumber(row, 'transfer_list'),
    destructionList: optionalNumber(row, 'destruction_list'),
  };
}
