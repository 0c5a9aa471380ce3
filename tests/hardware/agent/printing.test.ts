import { expect, test } from 'vitest';
import { no, yes } from './fake-link.ts';
import { DOCUMENT, startAgent, tempFolder } from './parts.ts';

const job = (id: string, copy = 0) => ({ id, copy, document: DOCUMENT });
const printers = (...jobs: { id: string; copy: number; document: unknown }[]) => ({
  printers: [{ device: 'demo/lobby', jobs }],
});

test('P1 a job is claimed, printed, reported: each once, however often the hub lists it', async () => {
  const { link, printer, clock } = await startAgent(await tempFolder());
  link.connect();
  link.show(printers(job('job-0001', 1)));
  await clock.advance(100);
  link.show(printers(job('job-0001', 1)));
  link.disconnect();
  link.connect();
  await clock.advance(10_000);
  expect(printer.printed).toEqual([{ document: DOCUMENT, copy: 1 }]);
  expect(link.of('ClaimPrint').map(({ command }) => command)).toEqual([
    { type: 'ClaimPrint', job: 'job-0001' },
  ]);
  expect(link.of('ReportPrint').map(({ command }) => command)).toEqual([
    { type: 'ReportPrint', job: 'job-0001', outcome: 'printed' },
  ]);
});

test('P1 a run is known to the hub before it claims; after a reconnect it is the same run', async () => {
  const { link, clock } = await startAgent(await tempFolder());
  link.show(printers(job('job-0001')));
  link.hub = ({ command }) => (command.type === 'AgentJoined' ? no('not-recorded') : yes);
  link.connect();
  await clock.advance(900);
  expect(link.of('ClaimPrint')).toEqual([]);
  link.hub = () => yes;
  await clock.advance(200);
  expect(link.asked.map(({ command }) => command.type).slice(-3)).toEqual([
    'AgentJoined',
    'ClaimPrint',
    'ReportPrint',
  ]);
  link.disconnect();
  link.connect();
  await clock.advance(0);
  const runs = link.of('AgentJoined').map(({ command }) => command.type === 'AgentJoined' && command.run);
  expect(runs).toHaveLength(3);
  expect(new Set(runs).size).toBe(1);
});

test('P1 a printer is got ready while the claim is on its way, and prints when it is answered', async () => {
  const { link, printer, clock } = await startAgent(await tempFolder());
  let answer = (_: typeof yes) => {};
  const answered = new Promise<typeof yes>((done) => {
    answer = done;
  });
  link.hub = ({ command }) => (command.type === 'ClaimPrint' ? answered : yes);
  link.connect();
  link.show(printers(job('job-0001')));
  await clock.advance(900);
  expect([printer.readied, printer.printed.length]).toEqual([1, 0]);
  answer(yes);
  await clock.advance(0);
  expect([printer.readied, printer.printed.length]).toEqual([1, 1]);
});

test('P1 a claim that takes long lets go of the printer, which prints once, when it has come', async () => {
  const { link, printer, clock } = await startAgent(await tempFolder());
  let lost = 0;
  link.hub = ({ command }) => (command.type === 'ClaimPrint' && lost++ < 3 ? 'lost' : yes);
  link.connect();
  link.show(printers(job('job-0001')));
  await clock.advance(1600);
  expect([printer.readied, printer.printed.length, link.of('ReportPrint').length]).toEqual([1, 0, 0]);
  await clock.advance(1000);
  expect([printer.readied, printer.printed.length]).toEqual([2, 1]);
  expect(link.of('ReportPrint').map(({ command }) => command)).toEqual([
    { type: 'ReportPrint', job: 'job-0001', outcome: 'printed' },
  ]);
});

test('P1 a refused claim prints nothing', async () => {
  const { link, printer, clock } = await startAgent(await tempFolder());
  link.hub = ({ command }) => (command.type === 'ClaimPrint' ? no('job-taken') : yes);
  link.connect();
  link.show(printers(job('job-0001')));
  await clock.advance(30_000);
  expect(printer.printed).toEqual([]);
  expect(link.of('ClaimPrint')).toHaveLength(1);
  expect(link.of('ReportPrint')).toEqual([]);
});

test('P1 a lost answer to a claim is asked for again under the same id before anything prints', async () => {
  const { link, printer, clock } = await startAgent(await tempFolder());
  let lost = 0;
  link.hub = ({ command }) => (command.type === 'ClaimPrint' && lost++ === 0 ? 'lost' : yes);
  link.connect();
  link.show(printers(job('job-0001')));
  await clock.advance(0);
  expect(printer.printed).toEqual([]);
  await clock.advance(1000);
  const claims = link.of('ClaimPrint').map(({ id }) => id);
  expect(claims).toHaveLength(2);
  expect(new Set(claims).size).toBe(1);
  expect(printer.printed).toHaveLength(1);
});

test('P1 the hub dies while the paper comes out: the outcome is told after reconnecting, under one id, and nothing prints again', async () => {
  const { link, printer, clock } = await startAgent(await tempFolder());
  link.hub = ({ command }) => {
    if (command.type !== 'ReportPrint') return yes;
    link.disconnect();
    return 'lost';
  };
  link.connect();
  link.show(printers(job('job-0001')));
  await clock.advance(60_000);
  expect(link.of('ReportPrint')).toHaveLength(1);
  link.hub = () => yes;
  link.connect();
  await clock.advance(5000);
  const reports = link.of('ReportPrint');
  expect(reports).toHaveLength(2);
  expect(new Set(reports.map(({ id }) => id)).size).toBe(1);
  expect(printer.printed).toHaveLength(1);
  await clock.advance(60_000);
  expect(link.of('ReportPrint')).toHaveLength(2);
});

test('P1 not sent is told, and the job may be taken again after a rest, by a new claim', async () => {
  const { link, printer, clock } = await startAgent(await tempFolder());
  printer.next = 'not-sent';
  link.connect();
  link.show(printers(job('job-0001')));
  await clock.advance(1900);
  expect(link.of('ReportPrint').map(({ command }) => command)).toEqual([
    { type: 'ReportPrint', job: 'job-0001', outcome: 'not-sent' },
  ]);
  printer.next = 'printed';
  await clock.advance(200);
  expect(printer.printed).toHaveLength(1);
  const claims = link.of('ClaimPrint').map(({ id }) => id);
  expect(new Set(claims).size).toBe(2);
});

test('P1 a printer that throws leaves an unknown outcome, which is not repeated', async () => {
  const { link, printer, clock } = await startAgent(await tempFolder());
  printer.next = new Error('wire cut');
  link.connect();
  link.show(printers(job('job-0001')));
  await clock.advance(30_000);
  expect(link.of('ReportPrint').map(({ command }) => command)).toEqual([
    { type: 'ReportPrint', job: 'job-0001', outcome: 'unknown', detail: 'wire cut' },
  ]);
});

test('X2 a document that cannot be laid out fails with its field, and the next job prints', async () => {
  const { link, printer, clock } = await startAgent(await tempFolder());
  link.connect();
  link.show(printers({ ...job('job-0001'), document: { ...DOCUMENT, place: 7 } }, job('job-0002')));
  await clock.advance(0);
  expect(link.of('ReportPrint').map(({ command }) => command)).toEqual([
    {
      type: 'ReportPrint',
      job: 'job-0001',
      outcome: 'failed',
      detail: 'the document cannot be laid out: place',
    },
    { type: 'ReportPrint', job: 'job-0002', outcome: 'printed' },
  ]);
  expect(printer.printed).toHaveLength(1);
});

test('P2 a printer that cannot print claims nothing until it can; its status is reported at once', async () => {
  const { link, printer, clock } = await startAgent(await tempFolder());
  printer.become({ kind: 'no-paper' });
  link.connect();
  link.show(printers(job('job-0001')));
  await clock.advance(5000);
  expect(link.of('ClaimPrint')).toEqual([]);
  printer.become({ kind: 'paper-low' });
  await clock.advance(0);
  expect(printer.printed).toHaveLength(1);
  const statuses = link.reports.map(
    (report) =>
      report.report === 'devices' && report.devices.find(({ name }) => name === 'lobby')?.status?.kind,
  );
  expect(statuses).toEqual(['no-paper', 'paper-low']);
});
