import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { HolderAnswer, PanelView } from '../../hub/contract/views/panel.ts';
import { openHolder } from '../../hub/domain/index.ts';
import { codeOf, does, follow, must, page } from './casework/counter.ts';
import { startHub, type TestHub } from './support/hub.ts';
import { type Raw, raw } from './support/raw.ts';

const ZHANG = { idKind: 'resident-card', idNumber: '11010519491231002X', name: '张三丰' } as const;
const SECRETS = [ZHANG.idNumber, '0519491231', ZHANG.name];
const DAY = 24 * 3600_000;
const TICKET = { type: 'IssueTicket', queue: 'land-housing', holder: ZHANG };

let hall: TestHub;
let kiosk: Raw;
let clerk: Raw;
beforeAll(async () => {
  hall = await startHub();
  kiosk = await raw(hall.origin, '/kiosk', { token: await hall.token('kiosk', { kiosk: 'kiosk-1' }) });
  clerk = await page(hall, 'sunyan');
});
afterAll(() => hall.close());

const leaks = (text: string) => SECRETS.filter((secret) => text.includes(secret));
async function onDisk(): Promise<string> {
  const names = await readdir(hall.folder, { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return (await Promise.all(files.map((file) => readFile(file)))).map((bytes) => bytes.toString()).join();
}

describe('K6 a ticket by name at the real hub', () => {
  test('K6 X3 is told in full to the clerk who has it in hand, masked to others at the counter, and to nobody else', async () => {
    const told = await kiosk.command(TICKET);
    const { id } = must<{ id: string }>(told);
    expect(leaks(JSON.stringify(told))).toEqual([]);
    await does(clerk, { type: 'OpenCounter', counter: 'counter-12' });
    expect(await follow<HolderAnswer>(clerk, 'holder:counter-12')).toMatchObject({
      ticket: null,
      holder: null,
    });
    await does(clerk, { type: 'CallNext', counter: 'counter-12' });
    expect(await follow<HolderAnswer>(clerk, 'holder:counter-12')).toMatchObject({
      ticket: id,
      holder: ZHANG,
      full: true,
    });
    const panel = await follow<PanelView>(clerk, 'counter:counter-12');
    expect(panel.current?.id).toBe(id);
    expect(leaks(JSON.stringify(panel))).toEqual([]);
    for (const person of ['mali', 'songhaiyan']) {
      const other = await page(hall, person);
      const seen = await follow<HolderAnswer>(other, 'holder:counter-12');
      expect(seen).toMatchObject({
        full: false,
        holder: { idKind: 'resident-card', idNumber: '1101**********002X', name: '张＊＊' },
      });
      expect(leaks(JSON.stringify(seen))).toEqual([]);
      other.close();
    }
    const stranger = await page(hall, 'weilan');
    expect(codeOf(await stranger.send('follow', { topic: 'holder:counter-12' }))).toBe('forbidden');
    stranger.close();
    const api = await hall.api();
    expect(leaks(JSON.stringify((await api.get(`/tickets/${id}`)).body))).toEqual([]);
    expect(leaks(JSON.stringify((await api.get('/counters')).body))).toEqual([]);
  });

  test('K6 X3 nothing of it lies on disk in clear, and no hash on which a number could be tried', async () => {
    const disk = await onDisk();
    expect(disk).toContain('TicketIssued');
    expect(leaks(disk)).toEqual([]);
    const kept = [];
    for await (const answer of hall.journal.answersSince(0)) kept.push(answer);
    const issue = kept.find((answer) => JSON.stringify(answer.outcome).includes('"queue":"land-housing"'));
    const facts = (await hall.journal.after(0, 10_000)).map(({ fact }) => fact);
    const fact = facts.find(({ type }) => type === 'TicketIssued');
    const command = {
      type: 'IssueTicket',
      queue: 'land-housing',
      class: 'ordinary',
      needs: [],
      language: 'zh',
      holder: ZHANG,
    };
    const plain = createHash('sha256').update(JSON.stringify(command)).digest('base64');
    expect(issue?.hash).toMatch(/^[\w-]{43}$/);
    expect(kept.map(({ hash }) => hash)).not.toContain(plain);
    expect(leaks(JSON.stringify(fact))).toEqual([]);
  });

  test('T2 the same request again gets the first answer, another document under its id is refused', async () => {
    const wanted = { ...TICKET, holder: { idKind: 'passport', idNumber: 'E12345678', name: 'Li' } };
    const first = await kiosk.command(wanted, 'request-by-name');
    expect(await kiosk.command(wanted, 'request-by-name')).toEqual(first);
    const other = { ...wanted, holder: { ...wanted.holder, idNumber: 'E12345679' } };
    expect(codeOf(await kiosk.command(other, 'request-by-name'))).toBe('id-reused');
  });

  test.each([
    ['holder', 'A1'],
    ['holder.idKind', { ...ZHANG, idKind: 'library-card' }],
    ['holder.idNumber', { ...ZHANG, idNumber: '' }],
    ['holder.idNumber', { ...ZHANG, idNumber: 'X'.repeat(41) }],
    ['holder.idNumber', { ...ZHANG, idNumber: 7 }],
    ['holder.name', { ...ZHANG, name: '长'.repeat(201) }],
    ['holder.idNumber', { ...ZHANG, idNumber: '110105194912310020' }],
  ])('K6 X2 a document that is none is refused at its field: %s', async (field, holder) => {
    const reply = await kiosk.command({ ...TICKET, holder });
    expect(reply).toMatchObject({ ok: false, refusal: { field } });
    expect(JSON.stringify(reply)).not.toContain('1949');
  });

  test('K6 the public interface takes a document too, and asks for none', async () => {
    const api = await hall.api();
    expect((await api.post('/tickets', { queue: 'land-housing' })).status).toBe(201);
    expect(await api.post('/tickets', { queue: 'land-housing', holder: ZHANG })).toMatchObject({
      status: 409,
      body: { code: 'person-has-ticket', field: 'holder' },
    });
    expect(await api.post('/tickets', { queue: 'land-housing', holder: { ...ZHANG, age: 7 } })).toMatchObject(
      {
        status: 400,
        body: { field: 'holder.age' },
      },
    );
  });

  test('K6 X3 after a restart the clerk still sees the holder; some days later nobody does', async () => {
    hall = await hall.restart(1000);
    const cookie = await page(hall, 'sunyan');
    expect((await follow<HolderAnswer>(cookie, 'holder:counter-12')).holder).toEqual(ZHANG);
    const ticket = [...hall.hub.services.state().tickets.values()].find(({ number }) => number === 'D001');
    if (!ticket) throw new Error('no ticket');
    hall = await hall.restart(7 * DAY);
    expect(openHolder(ticket, hall.hub.services.vault)).toEqual(ZHANG);
    hall = await hall.restart(DAY);
    expect(openHolder(ticket, hall.hub.services.vault)).toBeNull();
    expect((await hall.journal.verify()).problems).toEqual([]);
    const again = await raw(hall.origin, '/kiosk', {
      token: await hall.token('kiosk', { kiosk: 'kiosk-1' }),
    });
    expect(await again.command(TICKET)).toMatchObject({ ok: true, answer: { number: 'D001' } });
  });
});
