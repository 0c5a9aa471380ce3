import { describe, expect, test } from 'vitest';
import { inList } from '../../hub/domain/index.ts';
import { HOUR, HUB, person, replay } from '../domain/given.ts';
import { Casework, DAY } from './hall.ts';

/** A counter that changes hands with cases open in intake (W4). */

const mine = (hall: Casework, who: string) => inList(hall.state, hall.on, 'mine', who, hall.now);
const handOver = (hall: Casework, by: string, to: string) =>
  hall.must(person(by), { type: 'HandOverCounter', counter: 'w1', to });

describe('W4 a hand-over takes open intake cases along', () => {
  test.each(['intake', 'awaiting-materials'])(
    'W4 %s: the successor has it, and it stays known who received it',
    (state) => {
      const hall = new Casework().received('shop-licence').checked('missing');
      if (state === 'awaiting-materials') hall.does('li', { type: 'TellOnce' });
      expect(hall.on.state).toBe(state);
      handOver(hall, 'sun', 'zhao');
      expect([mine(hall, 'li'), mine(hall, 'zhao')]).toEqual([false, true]);
      expect([hall.on.receivedBy, hall.on.handledBy]).toEqual(['li', 'zhao']);
      expect(hall.on.history.at(-1)).toMatchObject({ what: 'handed-over', by: 'sun', detail: 'zhao' });
      expect(hall.allowed('zhao')).toContain('withdraw');
    },
  );

  test('W4 whoever has it next hands it on; a deemed acceptance is theirs to answer for', () => {
    const hall = new Casework().received('shop-licence').checked();
    handOver(hall, 'li', 'zhao');
    handOver(hall, 'zhao', 'li');
    expect([mine(hall, 'li'), mine(hall, 'zhao')]).toEqual([true, false]);
    handOver(hall, 'li', 'zhao');
    hall.pass(20 * DAY).must(HUB, { type: 'CheckLimits' });
    expect(hall.on.deemed).toBe(true);
    hall.pass(DAY).must(HUB, { type: 'CheckLimits' });
    const late = hall.on.accountability.filter((record) => record.of === 'case');
    expect(late.map((record) => record.person)).toEqual(['zhao']);
  });

  test('W4 what was accepted stays with who accepted it, and so does what another took in at the counter', () => {
    const accepted = new Casework().accepted('quota');
    handOver(accepted, 'li', 'zhao');
    expect(accepted.on.history.some(({ what }) => what === 'handed-over')).toBe(false);
    const other = new Casework().received('shop-licence').checked('missing');
    other.must(person('li'), { type: 'Finish', counter: 'w1' });
    other.must(person('li'), { type: 'CloseCounter', counter: 'w1' });
    other.open('zhao', 'w1');
    handOver(other, 'zhao', 'chen');
    expect(mine(other, 'li')).toBe(true);
  });

  test('W4 it lies in the case’s own stream, so that a hub started days later knows it', () => {
    const hall = new Casework().received('shop-licence').checked('missing');
    handOver(hall, 'li', 'zhao');
    const read = hall.recorded.filter(({ stream }) => stream === 'standing' || stream === `case:${hall.id}`);
    expect(replay(read).cases.get(hall.id)?.handledBy).toBe('zhao');
  });
});

test('C6 the hand-over slip is made when the file is sent; sending and receipt are kept, each with its time and person', () => {
  const hall = new Casework().accepted('shop-licence');
  const sentAt = hall.now;
  expect(hall.on.notices.at(-1)).toMatchObject({ kind: 'hand-over-slip', at: sentAt, by: 'li' });
  hall.pass(HOUR).does('shen', { type: 'ReceiveStep' });
  const receivedAt = hall.now;
  expect(hall.on.steps[0]).toMatchObject({ state: 'in-hand', handler: 'shen', sentAt, receivedAt });
  expect(receivedAt - sentAt).toBeGreaterThanOrEqual(HOUR);
  expect(hall.on.history.filter(({ what }) => what.startsWith('step-'))).toMatchObject([
    { what: 'step-sent', at: sentAt, by: 'li', detail: 'review' },
    { what: 'step-received', at: receivedAt, by: 'shen', detail: 'review' },
  ]);
});

test('C6 whoever holds the file is not asked to urge it; the front and the supervisor are', () => {
  const hall = new Casework().accepted('shop-licence').reviewed();
  expect(hall.allowed('zheng')).toContain('urge-step');
  hall.does('zheng', { type: 'ReceiveStep' });
  expect(hall.allowed('zheng')).not.toContain('urge-step');
  expect(hall.refuses('zheng', { type: 'UrgeStep' })).toBe('not-lawful-now');
  expect([hall.allowed('li'), hall.allowed('sun')].every((allowed) => allowed.includes('urge-step'))).toBe(
    true,
  );
});

test('C7 the lead urges each department that has not answered; one that has is urged no more', () => {
  const hall = new Casework().accepted('project');
  expect(hall.allowed('li')).toContain('urge-step');
  const [urged] = hall.does('li', { type: 'UrgeStep', department: 'fire' });
  expect(urged).toEqual({ type: 'JointUrged', case: hall.id, department: 'fire' });
  expect(hall.on.history.at(-1)).toMatchObject({ what: 'joint-urged', by: 'li', detail: 'fire' });
  expect(hall.refuses('li', { type: 'UrgeStep', department: 'tax' })).toBe('not-lawful-now');
  hall.given({ type: 'JointAnswered', case: hall.id, department: 'fire', result: 'agree', opinion: 'x' });
  expect(hall.refuses('li', { type: 'UrgeStep', department: 'fire' })).toBe('not-lawful-now');
  expect(hall.refuses('shen', { type: 'UrgeStep', department: 'land' })).toBe('not-your-case');
});

test('C1 C11 nobody approves what they ask for themselves: neither an intake without a ticket nor a mark', () => {
  const hall = new Casework().received('shop-licence');
  const mark = { type: 'MarkCase', mark: 'home-visit', reason: 'bedridden' } as const;
  expect(hall.refuses('zheng', { ...mark, approver: 'zheng' })).toBe('own-request');
  expect(hall.refuses('zheng', { ...mark, approver: 'sun' })).toBe(null);
  const visit = {
    type: 'ReceiveCase',
    origin: 'home-visit',
    item: 'quota',
    reason: 'bedridden',
    applicant: { kind: 'person', name: '张三' },
  } as const;
  expect(hall.refusal(person('zheng'), { ...visit, approver: 'zheng' })).toBe('own-request');
  expect(hall.refusal(person('zheng'), { ...visit, approver: 'sun' })).toBeNull();
});
