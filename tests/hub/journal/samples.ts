import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Actor } from '../../../hub/contract/actors.ts';
import type { Fact } from '../../../hub/domain/facts.ts';
import type { Batch, Recorded } from '../../../hub/journal/port.ts';

export const KIOSK: Actor = { kind: 'kiosk', device: 'device-0001', kiosk: 'kiosk-1' };
export const DAY = 'day:2026-03-02';
export const T0 = Date.UTC(2026, 2, 2, 1);

/** A folder of its own, gone after the test. */
export async function tempFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'onewindow-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

export function issued(n: number): Extract<Fact, { type: 'TicketIssued' }> {
  return {
    type: 'TicketIssued',
    ticket: `ticket-${String(n).padStart(4, '0')}`,
    number: `A${String(n).padStart(3, '0')}`,
    queue: 'tax',
    item: null,
    class: 'ordinary',
    reason: null,
    needs: [],
    language: 'zh',
    kiosk: 'kiosk-1',
    secret: `secret-${n}`,
    order: T0 + n,
  };
}

export function recorded(position: number, fact: Fact, more: Partial<Recorded> = {}): Recorded {
  return {
    position,
    at: T0 + position,
    stream: DAY,
    by: KIOSK,
    request: `request-${String(position).padStart(4, '0')}`,
    fact,
    ...more,
  };
}

/** One answered ticket per position from `from` to `to`, as one batch. */
export function issuing(from: number, to = from): Batch {
  const positions = Array.from({ length: to - from + 1 }, (_, i) => from + i);
  return {
    facts: positions.map((position) => recorded(position, issued(position))),
    answers: positions.map((position) => ({
      identity: 'device:device-0001',
      request: `request-${String(position).padStart(4, '0')}`,
      hash: `hash-${position}`,
      outcome: { ok: true, value: { number: `A${position}`, name: '㐂𠮷"\\\n' } },
      at: T0 + position,
    })),
  };
}

export async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}
