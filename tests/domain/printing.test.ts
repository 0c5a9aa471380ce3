import { describe, expect, test } from 'vitest';
import { ADMIN, AGENT, API, Hall, HUB, KIOSK, one, person } from './given.ts';
import { hallData } from './hall.ts';

/** A kiosk with a printer of agent `box`, and a ticket whose paper waits. */
function waiting() {
  const hall = new Hall();
  hall.must(person('sun'), { type: 'BindDevice', device: 'printer', to: 'k1' });
  hall.must(AGENT, { type: 'AgentJoined', run: 'run-00001', version: '1' });
  const facts = hall.must(KIOSK, { type: 'IssueTicket', queue: 'a' });
  const { job } = one(facts, 'PrintRequested');
  return {
    hall,
    job,
    ticket: hall.ticket(one(facts, 'TicketIssued').ticket),
    state: () => hall.state.jobs.get(job)?.state,
  };
}

describe('P1 the life of a print job', () => {
  test('waiting → sent → printed', () => {
    const { hall, job, state } = waiting();
    expect(state()).toBe('waiting');
    const claimed = one(hall.must(AGENT, { type: 'ClaimPrint', job }), 'PrintClaimed');
    expect(claimed).toMatchObject({ agent: 'box', run: 'run-00001' });
    expect(state()).toBe('sent');
    expect(hall.refusal(AGENT, { type: 'ClaimPrint', job })).toBe('job-taken');
    hall.must(AGENT, { type: 'ReportPrint', job, outcome: 'printed' });
    expect(state()).toBe('printed');
    expect(hall.must(AGENT, { type: 'ReportPrint', job, outcome: 'printed' })).toEqual([]);
    expect(hall.refusal(AGENT, { type: 'ReportPrint', job, outcome: 'failed' })).toBe('job-taken');
  });

  test('not-sent gives it back', () => {
    const { hall, job, state } = waiting();
    hall.must(AGENT, { type: 'ClaimPrint', job });
    hall.must(AGENT, { type: 'ReportPrint', job, outcome: 'not-sent' });
    expect(state()).toBe('waiting');
    hall.must(AGENT, { type: 'ClaimPrint', job });
    expect(state()).toBe('sent');
  });

  test('P7 a new run of the agent leaves what it had claimed unknown; joining again with the same run does not', () => {
    const { hall, job, state } = waiting();
    hall.must(AGENT, { type: 'ClaimPrint', job });
    expect(hall.must(AGENT, { type: 'AgentJoined', run: 'run-00001', version: '1' })).toEqual([]);
    expect(state()).toBe('sent');
    hall.must(AGENT, { type: 'AgentJoined', run: 'run-00002', version: '1' });
    expect(state()).toBe('unknown');
    expect([...hall.state.troubledJobs]).toEqual([job]);
    expect(hall.refusal(AGENT, { type: 'ClaimPrint', job })).toBe('job-taken');
    hall.must(AGENT, { type: 'ReportPrint', job, outcome: 'printed' });
    expect([state(), hall.state.troubledJobs.size]).toEqual(['printed', 0]);
  });

  test('only the agent of the kiosk’s printer takes it, only who took it reports', () => {
    const { hall, job } = waiting();
    const other = { kind: 'agent', agent: 'other' } as const;
    expect(hall.refusal(other, { type: 'ClaimPrint', job })).toBe('device-unbound');
    expect(hall.refusal(other, { type: 'ReportPrint', job, outcome: 'printed' })).toBe('job-taken');
    expect(hall.refusal(AGENT, { type: 'ReportPrint', job, outcome: 'printed' })).toBe('job-taken');
    expect(hall.refusal(AGENT, { type: 'ClaimPrint', job: 'no-such-job' })).toBe('no-such-job');
    hall.must(AGENT, { type: 'ClaimPrint', job });
    hall.must(HUB, { type: 'ReportPrint', job, outcome: 'unknown', detail: 'no answer' });
  });

  test('print again marks the copy, and the old job troubles nobody any more', () => {
    const { hall, job, ticket, state } = waiting();
    hall.must(AGENT, { type: 'ClaimPrint', job });
    hall.must(AGENT, { type: 'ReportPrint', job, outcome: 'failed', detail: 'no paper' });
    expect([...hall.state.troubledJobs]).toEqual([job]);
    const again = one(
      hall.must(person('gu'), { type: 'ReprintTicket', ticket: ticket.id, kiosk: 'k1' }),
      'PrintRequested',
    );
    expect(again).toMatchObject({ copy: 1, again: job, document: { kind: 'ticket', number: 'A001' } });
    expect(hall.state.troubledJobs.size).toBe(0);
    expect(ticket.job).toBe(again.job);
    expect(hall.state.kioskJobs.get('k1')).toEqual([job, again.job]);
    expect(state()).toBe('failed');
  });

  test('a paper printed again elsewhere does not come out a second time', () => {
    const { hall, job, ticket, state } = waiting();
    hall.must(person('gu'), { type: 'ReprintTicket', ticket: ticket.id, kiosk: 'k1' });
    expect(state()).toBe('failed');
    expect(hall.refusal(AGENT, { type: 'ClaimPrint', job })).toBe('job-taken');
  });
});

describe('K2 K3 slips', () => {
  test('a checklist says what to bring and how long it takes', () => {
    const { hall } = waiting();
    const slip = one(
      hall.must(KIOSK, { type: 'PrintChecklist', item: 'register', language: 'en' }),
      'PrintRequested',
    );
    expect(slip.document).toMatchObject({
      kind: 'checklist',
      item: 'item register',
      department: 'Tax',
      materials: [{ name: 'identity card', form: 'original' }],
      promised: 'decided on the spot',
    });
  });

  test('K8 a number for a collection is known as such, and its paper asks for the claim slip, not for the materials', () => {
    const { hall } = waiting();
    const asks = { type: 'IssueTicket', item: 'register', purpose: 'collection', language: 'en' } as const;
    const facts = hall.must(KIOSK, asks);
    expect(one(facts, 'TicketIssued')).toMatchObject({ item: 'register', purpose: 'collection' });
    expect(one(facts, 'PrintRequested').document).toMatchObject({
      item: 'item register',
      materials: ['the notice of acceptance and your identity document'],
    });
    const { purpose: _purpose, ...ordinary } = asks;
    expect(one(hall.must(KIOSK, ordinary), 'TicketIssued')).not.toHaveProperty('purpose');
  });

  test.each<[what: string, fee: object | undefined, hall: object, zh: string, en: string]>([
    ['nothing', { yuan: 0 }, {}, '不收费', 'free of charge'],
    [
      'an amount',
      { yuan: 80.5 },
      { feeCounter: 'w4' },
      '80.5 元，2 楼4号窗口',
      '80.5 yuan, counter 4, floor 2',
    ],
    [
      'at a counter of its own',
      { yuan: 8, counter: 'w1' },
      { feeCounter: 'w4' },
      '8 元，1 楼1号窗口',
      '8 yuan, counter 1, floor 1',
    ],
    ['no fixed amount', { yuan: null }, { feeCounter: 'w4' }, 'as published', 'as published'],
    ['no word of it', undefined, {}, 'as published', 'as published'],
  ])('K2 a checklist says what it costs and where that is paid: %s', (_, fee, more, zh, en) => {
    const { hall } = waiting();
    const data = hallData();
    Object.assign(data.hall, more);
    Object.assign(data.items[0] ?? {}, fee && { fee });
    hall.must(ADMIN, { type: 'ImportCatalogue', catalogue: data });
    const told = (language: 'zh' | 'en') =>
      one(hall.must(KIOSK, { type: 'PrintChecklist', item: 'register', language }), 'PrintRequested')
        .document;
    expect(told('zh')).toMatchObject({ fee: zh });
    expect(told('en')).toMatchObject({ fee: en });
  });

  test('a matter handled elsewhere prints directions', () => {
    const { hall } = waiting();
    const slip = one(hall.must(KIOSK, { type: 'PrintDirections', place: 'vehicles' }), 'PrintRequested');
    expect(slip.document).toMatchObject({ kind: 'directions', place: 'Vehicle office', address: '2 Road' });
    expect(hall.refusal(KIOSK, { type: 'PrintDirections', place: 'moon' })).toBe('no-such-place');
  });

  test('without a printer there is nothing to do but say so', () => {
    const hall = new Hall();
    expect(hall.refusal(KIOSK, { type: 'PrintChecklist', item: 'register' })).toBe('no-printer');
    expect(hall.refusal(person('gu'), { type: 'PrintChecklist', item: 'register' })).toBe('no-such-kiosk');
    const ticket = hall.issue('a', {}, API);
    expect(hall.refusal(person('gu'), { type: 'ReprintTicket', ticket: ticket.id, kiosk: 'k1' })).toBe(
      'no-printer',
    );
  });
});
