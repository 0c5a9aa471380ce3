// What happens to made-up cases, and who applied: plain facts, for make-cases.mjs.
import { createHash, randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const { sealBytes } = await import(pathToFileURL(resolve('dist/node/hub/vault/sealing.js')).href);

/** Cases of one applicant, on the average. */
const RETURNING = 3;
/** One case in so many is of a committed item; the others are decided on the spot. */
const COMMITTED = 5;
/** Working days until the archive. */
const ARCHIVED = 15;
const SURNAMES = [...'王李张刘陈杨黄赵周吴徐孙马朱胡郭何高林罗'];

/** The n-th case's applicant: the same people come again, their names are seldom shared. */
export function applicants({ newId, master, keep }) {
  const known = [];
  return (n) => {
    const who = n % RETURNING === 0 ? known.length : (n * 7919) % known.length;
    known[who] ??= person(who, newId(), master, keep);
    return known[who];
  };
}

function person(who, id, master, keep) {
  const key = randomBytes(32);
  keep(id, master.wrap(id, key));
  const letter = (at) => String.fromCharCode(0x4e00 + (createHash('md5').update(`${who}`).digest()[at] ?? 0));
  const name = `${SURNAMES[who % SURNAMES.length]}${letter(0)}${letter(1)}`;
  const idNumber = `11010119${String(who).padStart(10, '0')}`;
  const applicant = {
    ...{ kind: 'person', name, idKind: 'resident-card', idNumber, phone: '13800000000' },
    ...{ address: '解放路1号', agentName: '', agentIdNumber: '' },
  };
  return {
    id,
    plain: { name, idNumber },
    findable: { nameIndex: master.index(name), idIndex: master.index(idNumber) },
    sealed: sealBytes(key, id, Buffer.from(JSON.stringify(applicant))),
    to: sealBytes(key, id, Buffer.from(name)),
  };
}

const plus = (date, days) => ({
  date: new Date(Date.parse(date) + days * 24 * 3600_000).toISOString().slice(0, 10),
  provisional: false,
});

/** Everything that happens to a case, with the working days after its receipt. */
export function lifeOf({ id, n, date, catalogue, applicant, serials, newId }) {
  const kind = n % COMMITTED === 0 ? 'committed' : 'immediate';
  const items = catalogue.items.filter((item) => item.kind === kind);
  const item = items[n % items.length];
  const facts = kind === 'committed' ? committed(id, date, newId) : [[0, accepted(id, date, null, [])]];
  const happened = [
    [0, received({ id, n, date, item, applicant, serials })],
    [0, { type: 'MaterialsChecked', materials: present(item.materials.length) }],
    ...facts,
    [facts.at(-1)[0], { type: 'CaseDecided', outcome: 'approved', reasons: [], licence: `证字${n}` }],
    ...(kind === 'committed' ? [[9, { type: 'ResultChecked' }]] : []),
    ...(kind === 'committed' ? [[9, { type: 'ApplicantNotified', way: 'phone' }]] : []),
    [facts.at(-1)[0] + (kind === 'committed' ? 2 : 0), delivered(applicant, newId)],
    [ARCHIVED, { type: 'CaseArchived' }],
  ];
  return happened.map(([after, { type, ...fields }]) => ({ after, fact: { type, case: id, ...fields } }));
}

function received({ n, date, item, applicant, serials }) {
  const series = `${item.department}|case|${date.slice(0, 4)}`;
  const serial = (serials.get(series) ?? 0) + 1;
  serials.set(series, serial);
  return {
    ...{
      type: 'CaseReceived',
      number: `${item.department}〔${date.slice(0, 4)}〕${serial}号`,
      series,
      serial,
    },
    ...{ code: String(n % 1_000_000).padStart(6, '0'), department: item.department, item: item.id },
    ...{ kind: item.kind, person: applicant.id, sealed: applicant.sealed },
    ...{ applicantKind: 'person', origin: 'outside', ticket: null },
    ...{ ticketNumber: null, counter: null, reason: '补录', approver: null, despite: null },
    ...{ firstResponsible: null, materials: item.materials.length, tellBy: plus(date, 7) },
  };
}

const present = (count) =>
  Array.from({ length: count }, (_, index) => ({ index, state: 'present', remark: '' }));

const accepted = (_, date, due, steps) => ({
  ...{ type: 'CaseAccepted', deemed: false, from: date, due, statutoryDue: due, steps, joint: [] },
});

const delivered = (applicant, newId) => ({
  ...{
    type: 'CaseDelivered',
    counter: null,
    to: applicant.to,
    secondCopy: true,
    prompt: newId(),
    ticket: null,
  },
});

function committed(id, date, newId) {
  const due = plus(date, 30);
  const plan = (step, kind) => ({ id: step, kind, post: kind, days: 5, authority: null, responsible: null });
  const steps = [plan('s1', 'review'), plan('s2', 'approval')];
  const passing = (step, day) => [
    [day, { type: 'StepSent', step, to: null, due }],
    [day + 1, { type: 'StepReceived', step, handler: null }],
    [day + 3, { type: 'StepFinished', step, result: 'agree', opinion: '符合条件，同意。' }],
  ];
  return [
    [0, accepted(id, date, due, steps)],
    [0, notice(id, newId())],
    ...passing('s1', 0),
    ...passing('s2', 3),
  ];
}

const notice = (id, key) => ({
  ...{ type: 'NoticeIssued', notice: key, kind: 'acceptance', number: '受〔2026〕1号', series: 'bench' },
  ...{ serial: 1, copies: 1, fields: { case: id }, lists: {} },
});
