import { describe, expect, test } from 'vitest';
import { allowedActions } from '../../hub/domain/index.ts';
import { one, person, replay } from '../domain/given.ts';
import { Casework, ZHANG } from './hall.ts';

/** An agent with recorded authority holds one ticket for the cases of many principals (T9). */

const LI = person('li');
const AGENT = { agentName: '代小办', agentIdNumber: '' };
const WANG = { kind: 'person', name: '王五', ...AGENT } as const;
const ZHAO = { kind: 'person', name: '赵六', ...AGENT } as const;
const FIRM = { kind: 'legal-person', name: '康民大药房有限公司', ...AGENT } as const;

const take = (
  hall: Casework,
  item: string,
  applicant: typeof WANG | typeof FIRM | typeof ZHAO,
  mandate = '委托书 7 号',
) => hall.received(item, { applicant, mandate });
const onTicket = ({ state }: Casework) => state.tickets.get(state.counters.get('w1')?.current ?? '');
const offered = ({ state, now }: Casework) => allowedActions(state, 'w1', 'li', now);

describe('T9 an agent’s ticket', () => {
  test('T9 C11 carries the cases of many principals, one after the other, each with its mandate', () => {
    const hall = new Casework();
    for (const applicant of [WANG, ZHAO, FIRM]) {
      take(hall, 'shop-licence', applicant).checked('missing').does('li', { type: 'TellOnce' });
      expect(hall.on).toMatchObject({ origin: 'ticket', mandate: '委托书 7 号' });
    }
    const ticket = onTicket(hall);
    expect(ticket?.cases).toHaveLength(3);
    expect(new Set(ticket?.cases.map((id) => hall.state.cases.get(id)?.person)).size).toBe(3);
    hall.must(LI, { type: 'Finish', counter: 'w1', outcome: 'case' });
  });

  test('T9 a second applicant’s case on a ticket is refused without a mandate, at its field', () => {
    const hall = new Casework().received('shop-licence');
    const others = { type: 'ReceiveCase', item: 'quota', applicant: WANG } as const;
    expect(hall.when(LI, others).decided).toMatchObject({
      ok: false,
      refusal: { code: 'mandate-required', field: 'mandate' },
    });
    const { agentName: _, ...alone } = WANG;
    expect(hall.when(LI, { ...others, applicant: alone, mandate: 'no. 7' }).decided).toMatchObject({
      refusal: { code: 'agent-required', field: 'applicant.agentName' },
    });
    expect(hall.refusal(LI, { ...others, mandate: 'no. 7' })).toBeNull();
    // The same applicant’s further case needs none (T14); the number says it is the same, whatever the key.
    expect(hall.refusal(LI, { type: 'ReceiveCase', item: 'register', applicant: ZHANG })).toBeNull();
  });

  test('T9 T6 is finished only when its cases are: neither finish, nor next, nor offered before', () => {
    const hall = new Casework();
    hall.issue('a');
    take(hall, 'quota', WANG);
    const first = hall.id;
    take(hall, 'register', ZHAO);
    hall.issue('a');
    const numbers = [first, hall.id].map((id) => hall.state.cases.get(id)?.number).join(', ');
    for (const type of ['Finish', 'CallNext'] as const)
      expect(hall.when(LI, { type, counter: 'w1' }).decided).toMatchObject({
        refusal: { code: 'cases-open', detail: { numbers } },
      });
    expect(offered(hall)).not.toContain('finish');
    expect(offered(hall)).not.toContain('next');
    hall.checked().does('li', { type: 'AcceptCase' });
    // Decided on the spot: still at the counter until it is in the agent’s hands.
    hall.id = first;
    hall.does('li', { type: 'RefuseCase', reason: 'not-eligible', explanation: 'x' });
    expect(offered(hall)).not.toContain('finish');
    hall.id = onTicket(hall)?.cases[1] ?? '';
    hall.does('li', { type: 'WithdrawCase', reason: 'x' });
    expect(offered(hall)).toEqual(expect.arrayContaining(['next', 'finish']));
    hall.must(LI, { type: 'CallNext', counter: 'w1' });
  });

  test('T9 what another counter took in does not keep it; staff may end it with a reason all the same', () => {
    const hall = new Casework();
    take(hall, 'quota', WANG);
    const ticket = onTicket(hall)?.id ?? '';
    hall.must(LI, { type: 'Park', counter: 'w1', reason: 'fetching' });
    expect(hall.refusal(LI, { type: 'EndTicket', ticket, reason: 'applicant-left' })).toBeNull();
    const moved = new Casework();
    take(moved, 'quota', WANG);
    const id = onTicket(moved)?.id ?? '';
    moved.must(LI, { type: 'Transfer', counter: 'w1', toQueue: 'b', reason: 'department' });
    moved.open('zhao', 'w3').next('zhao', 'w3');
    moved.must(person('zhao'), { type: 'StartService', counter: 'w3' });
    expect(moved.refusal(person('zhao'), { type: 'Finish', counter: 'w3' })).toBeNull();
    expect(moved.ticket(id).state).toBe('finished');
  });

  test('T9 a ticket without mandates ends whatever its cases wait for: they may be examined within days (C3)', () => {
    const hall = new Casework().received('shop-licence');
    expect(hall.refusal(LI, { type: 'Finish', counter: 'w1' })).toBeNull();
  });

  test('T9 a starting hub knows the cases of a ticket', () => {
    const hall = new Casework();
    take(hall, 'quota', WANG);
    take(hall, 'quota', ZHAO);
    const ticket = onTicket(hall);
    expect(replay(hall.recorded).tickets.get(ticket?.id ?? '')?.cases).toEqual(ticket?.cases);
    const [issued] = hall.recorded.filter(({ fact }) => fact.type === 'CaseReceived');
    expect(one([issued?.fact ?? { type: 'ClockConfirmed' }], 'CaseReceived').mandate).toBe('委托书 7 号');
  });
});
