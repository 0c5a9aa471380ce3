import type { Actor } from '../contract/actors.ts';
import type { Fact } from '../domain/facts.ts';
import type { Chain } from './chain.ts';
import type { Parameter, Row } from './driver.ts';
import type { Batch, KeptAnswer, Recorded } from './port.ts';
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

/**
 * A batch as the parameters of its one insert, and the head it leads to. Bodies and outcomes travel as part of the parameter's
 * own JSON, and SQLite cuts them out again byte for byte: JSON.stringify writes what SQLite calls minified.
 */
export function encodeBatch(chain: Chain, head: Head, batch: Batch): Encoded {
  const { hall, epoch } = head;
  let { mac, at } = head;
  let position = head.position;
  const facts: string[] = [];
  for (const f of batch.facts) {
    const body = json({ by: f.by, request: f.request, fact: f.fact } satisfies Body);
    position = exact(f.position);
    at = exact(f.at);
    mac = chain.fact(mac, { hall, epoch, position, at, stream: f.stream, body });
    facts.push(`[${position},${at},${json(f.stream)},${body},"${mac}"]`);
  }
  let seq = head.answersTo;
  const answers: string[] = [];
  for (const a of batch.answers) {
    seq += 1;
    const outcome = a.json ?? json(a.outcome);
    const sealed = chain.answer({
      hall,
      epoch,
      seq,
      at: a.at,
      identity: a.identity,
      request: a.request,
      hash: a.hash,
      outcome,
    });
    answers.push(
      `[${seq},${json(a.identity)},${json(a.request)},${json(a.hash)},${exact(a.at)},${outcome},"${sealed}"]`,
    );
  }
  const next: Head = { ...head, position, at, mac, answersTo: seq };
  const tickets = encodeTickets(batch.facts);
  return {
    head: next,
    parameters: [
      hall,
      epoch,
      `[${facts.join()}]`,
      `[${answers.join()}]`,
      tickets.issued,
      tickets.changed,
      position,
      at,
      mac,
      seq,
      chain.seal(next),
    ],
  };
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

export const text = (row: Row, column: string): string => String(row[column] ?? '');
export const number = (row: Row, column: string): number => Number(row[column] ?? 0);
const optionalText = (row: Row, column: string) => (row[column] === null ? null : text(row, column));
const optionalNumber = (row: Row, column: string) => (row[column] === null ? null : number(row, column));

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
export function answerOf(row: Row): KeptAnswer & { readonly at: number } {
  return {
    identity: text(row, 'identity'),
    request: text(row, 'request'),
    hash: text(row, 'hash'),
    outcome: JSON.parse(text(row, 'outcome')) as unknown,
    at: number(row, 'at'),
  };
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
