import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CommandInput } from '../../../hub/contract/commands.ts';
import { parseCommand } from '../../../hub/edge/parse.ts';
import { floorView } from '../../../hub/views/floor.ts';
import { queueLine } from '../../../hub/views/lines.ts';
import { newId, startHub, type TestHub } from '../support/hub.ts';

const MINUTE = 60_000;
/** Monday, a minute after the tax queue's last ticket. */
const CLOSED = Date.parse('2026-11-23T16:31:00+08:00');
let hall: TestHub;
beforeEach(async () => {
  hall = await startHub({
    at: CLOSED,
    change: (catalogue) => {
      catalogue.policy.aroundTheClock = false;
    },
  });
});
afterEach(() => hall.close());

test('C11 T10 extended hours: every view has the queue open until then, and the floor says until when', async () => {
  // Views are drawn anew after a change of state or every second: here, with the moved clock.
  const now = () => ({ ...hall.hub.services.source(), now: hall.clock.now() });
  const seen = () => {
    const line = queueLine(now(), 'tax');
    const floor = floorView(now(), () => []).queues.find(({ id }) => id === 'tax');
    return { open: line.open, because: line.closedBecause, until: floor?.extendedUntil };
  };
  expect(seen()).toEqual({ open: false, because: 'hours', until: null });
  expect(floorView(now(), () => []).heads.map(({ id }) => id)).toContain('wubin');
  const asked: CommandInput = {
    type: 'ExtendHours',
    queue: 'tax',
    until: '17:30',
    reason: 'many waiting',
    approver: 'wubin',
  };
  const extend = parseCommand(asked);
  if (!extend.ok) throw new Error(JSON.stringify(extend.refusal));
  const by = { kind: 'person', person: 'songhaiyan' } as const;
  const result = await hall.hub.services.submit(by, newId(), extend.value);
  expect(result).toMatchObject({ ok: true });
  expect(seen()).toEqual({ open: true, because: null, until: CLOSED + 59 * MINUTE });
  hall.clock.advance(59 * MINUTE);
  expect(seen()).toEqual({ open: false, because: 'hours', until: null });
});
