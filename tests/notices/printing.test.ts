import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NoticeKind } from '../../hub/contract/casework.ts';
import { notice } from '../../hub/domain/casework/notices.ts';
import type { FactOf } from '../../hub/domain/facts.ts';
import { createPresence } from '../../hub/live/presence.ts';
import { agentView } from '../../hub/views/agent.ts';
import { AGENT, Hall, HOUR, HUB, one, person } from '../domain/given.ts';
import { aCase, SAID } from './case.ts';

const LI = person('li');

/** Li's counter with a case whose notice was issued; printers as bound. */
function desk(bound: Readonly<Record<string, string>> = { 'box/a4': 'w1' }) {
  const hall = new Hall();
  hall.devices = [
    { device: 'box/printer', kind: 'printer' },
    ...Object.keys(bound).map((device) => ({ device, kind: 'a4' as const })),
  ];
  hall.must(AGENT, { type: 'AgentJoined', run: 'run-00001', version: '1' });
  hall.must(person('sun'), { type: 'BindDevice', device: 'box/printer', to: 'w1' });
  for (const [device, to] of Object.entries(bound)) {
    hall.must(person('sun'), { type: 'BindDevice', device, to });
  }
  hall.open('li', 'w1');
  const on = aCase({ sealed: hall.vault.seal('person-0001', JSON.stringify({ name: '陈㐂' })) ?? '' });
  hall.state.cases.set(on.id, on);
  const issue = (kind: NoticeKind) => {
    const made = notice(hall.state, on, kind, hall.context(LI), SAID[kind]);
    if (!made.ok) throw new Error(made.refusal.field);
    hall.given(made.value);
    return made.value.notice;
  };
  const id = issue('receipt');
  const print = (more: { browser?: boolean } = {}) =>
    hall.must(LI, { type: 'PrintNotice', case: on.id, notice: id, ...more });
  return { hall, on, id, issue, print, entry: () => on.notices[0] };
}

/** What each printer of agent `box` is shown. */
function shown(hall: Hall): Record<string, number> {
  const presence = createPresence(() => hall.now);
  presence.agentJoined('box');
  presence.reportDevices('box', {
    report: 'devices',
    devices: hall.devices.map(({ device, kind }) => ({
      name: device.slice(4),
      kind,
      connected: true,
      detail: '',
    })),
  });
  const { printers } = agentView({ state: hall.state, presence, now: hall.now }, 'box');
  return Object.fromEntries(printers.map(({ device, jobs }) => [device, jobs.length]));
}

const requested = (facts: ReturnType<Hall['must']>): FactOf<'PrintRequested'> => one(facts, 'PrintRequested');

describe('printing notices', () => {
  it('C12 the counter’s own A4 printer gets the job at once; a roll at the same counter never does', () => {
    const { hall, print, entry } = desk();
    const { job, document, copy, kiosk } = requested(print());
    expect({ kiosk, copy }).toEqual({ kiosk: 'w1', copy: 0 });
    expect(document).toMatchObject({ kind: 'notice', title: '接件通知书', copies: 1 });
    expect(JSON.stringify(document)).not.toContain('陈');
    expect(shown(hall)).toEqual({ 'box/printer': 0, 'box/a4': 1 });
    expect(entry()).toMatchObject({ prints: 1, job, outcome: null });
  });

  it('C12 a shared printer holds the job until a clerk releases it at the counter', () => {
    const { hall, print } = desk({ 'box/shared': 'hall' });
    const { job } = requested(print());
    expect(shown(hall)).toEqual({ 'box/printer': 0, 'box/shared': 0 });
    expect(hall.refusal(AGENT, { type: 'ClaimPrint', job })).toBe('job-taken');
    expect(hall.refusal(person('gu'), { type: 'ReleasePrint', job })).toBe('not-your-case');
    hall.must(LI, { type: 'ReleasePrint', job });
    expect(shown(hall)).toEqual({ 'box/printer': 0, 'box/shared': 1 });
    hall.must(AGENT, { type: 'ClaimPrint', job });
    expect(hall.refusal(LI, { type: 'ReleasePrint', job })).toBe('job-taken');
  });

  it('C12 what became of the paper stays with the case, also when its job is forgotten with the day', () => {
    const { hall, print, entry } = desk();
    const { job } = requested(print());
    hall.must(AGENT, { type: 'ClaimPrint', job });
    hall.must(AGENT, { type: 'ReportPrint', job, outcome: 'printed' });
    hall.pass(24 * HOUR).must(HUB, { type: 'TurnDay' });
    expect(hall.state.jobs.size).toBe(0);
    expect(entry()).toMatchObject({ prints: 1, outcome: 'printed' });
  });

  it('C12 a reprint is counted and marked, and the job it replaces does not come out as well', () => {
    const { hall, print, entry } = desk({ 'box/shared': 'hall' });
    const first = requested(print()).job;
    const second = requested(print());
    expect(second).toMatchObject({ copy: 1, document: { copy: 1 } });
    expect(second.document).toMatchObject({ url: expect.stringMatching(/\.pdf\?copy=1$/) });
    expect(entry()?.prints).toBe(2);
    expect(hall.state.jobs.get(first)).toMatchObject({ state: 'failed', detail: 'replaced' });
    expect(hall.refusal(LI, { type: 'ReleasePrint', job: first })).toBe('job-taken');
  });

  it('C12 printed by the browser it is unknown until the clerk confirms, once', () => {
    const { hall, on, id, print, entry } = desk({});
    expect(one(print({ browser: true }), 'NoticePrinted')).toMatchObject({
      job: null,
      copy: 0,
      counter: 'w1',
    });
    expect(entry()?.outcome).toBe('unknown');
    const confirm = { type: 'ConfirmNotice', case: on.id, notice: id, printed: true } as const;
    hall.must(LI, confirm);
    expect(entry()?.outcome).toBe('printed');
    expect(hall.refusal(LI, confirm)).toBe('not-lawful-now');
    print({ browser: true });
    hall.must(LI, { ...confirm, printed: false });
    expect(entry()).toMatchObject({ outcome: 'failed', prints: 2 });
  });

  it('C12 without an A4 printer it is said so, and nothing is recorded', () => {
    const { hall, on, id } = desk({});
    expect(hall.refusal(LI, { type: 'PrintNotice', case: on.id, notice: id })).toBe('no-printer');
    expect(on.notices[0]?.prints).toBe(0);
  });

  it('X3 only who works for the case’s department prints it, and no longer once the applicant is erased', () => {
    const { hall, on, id } = desk();
    const command = { type: 'PrintNotice', case: on.id, notice: id } as const;
    expect(hall.refusal(person('gu'), command)).toBe('not-your-case');
    expect(hall.refusal(LI, { ...command, notice: 'notice-unknown' })).toBe('no-such-notice');
    expect(hall.refusal(LI, { ...command, case: 'case-unknown' })).toBe('no-such-case');
    hall.erased.add('person-0001');
    expect(hall.refusal(LI, command)).toBe('notice-field-missing');
  });

  it('C12 numbers run without gaps per kind, in any order of kinds', () => {
    const kinds = ['receipt', 'told-once', 'denial', 'commitment-letter'] as const;
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...kinds), { maxLength: 30 }), (order) => {
        const { on, issue } = desk();
        for (const kind of order) issue(kind);
        for (const kind of kinds) {
          const serials = on.notices.filter((one) => one.kind === kind).map(({ serial }) => serial);
          expect(serials).toEqual(serials.map((_, index) => index + 1));
        }
        expect(new Set(on.notices.map(({ number }) => number)).size).toBe(on.notices.length);
      }),
      { numRuns: 40 },
    );
  });
});
