import { expect, test } from 'vitest';
import { createDesk } from '../../../hub/desk/index.ts';
import type { Fact } from '../../../hub/domain/facts.ts';
import { memoryJournal } from '../../../hub/journal/memory.ts';
import type { Journal } from '../../../hub/journal/port.ts';
import { accepted, ofCases, received, wholeLife } from '../journal/cases.ts';
import { recorded } from '../journal/samples.ts';
import { decideToy, newToy, type Toy, type ToyCommand } from './toy.ts';

const turn = (position: number, day: string) =>
  recorded(
    position,
    { type: 'DayTurned', day, ended: [], serviceTimes: [], runs: [], outages: [] },
    { stream: `day:${day}`, by: { kind: 'hub' }, request: null },
  );

/** The facts a desk that starts on the journal reads, in order. */
async function readAtStart(journal: Journal): Promise<Fact[]> {
  const states = new Map<Toy, Fact[]>();
  const desk = await createDesk<Toy, ToyCommand>({
    journal,
    createState: newToy,
    decide: decideToy,
    evolve: (state, { fact }) => void states.set(state, [...(states.get(state) ?? []), fact]),
    now: () => 0,
    newId: () => 'id-00000001',
    knownDevices: () => [],
    archived: () => null,
    pastVisit: () => null,
    speaks: () => false,
    vault: {
      newPerson: () => null,
      seal: () => null,
      open: () => null,
      index: (text) => text,
      indexUnder: () => null,
    },
    pairing: () => null,
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
  });
  return states.get(desk.state()) ?? [];
}

test('C13 a start reads the cases that are open, however old, and the archive never', async () => {
  const journal = memoryJournal();
  await journal.commit({ facts: [turn(1, '2026-03-02')], answers: [] });
  await journal.commit({ facts: ofCases(2, received('old'), ...wholeLife('gone')), answers: [] });
  await journal.commit({ facts: [turn(10, '2026-03-03')], answers: [] });
  await journal.commit({ facts: ofCases(11, accepted('old'), received('new')), answers: [] });
  expect(
    (await readAtStart(journal)).map((fact) => ('case' in fact ? [fact.type, fact.case] : fact.type)),
  ).toEqual([['CaseReceived', 'old'], 'DayTurned', ['CaseAccepted', 'old'], ['CaseReceived', 'new']]);
});

test('C12 a case archived today is read once more: the numbers of its papers are not given again', async () => {
  const journal = memoryJournal();
  await journal.commit({ facts: [turn(1, '2026-03-02'), ...ofCases(2, ...wholeLife('1'))], answers: [] });
  expect(await readAtStart(journal)).toContainEqual(received('1'));
});
