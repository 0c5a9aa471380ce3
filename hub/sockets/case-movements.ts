import type { MovementLine } from '../contract/case-views.ts';
import { type Refusal, refusal } from '../contract/refusals.ts';
import { ok, type Result, refuse } from '../contract/result.ts';
import type { Case } from '../domain/casework/case.ts';
import { addDays, instantOf } from '../domain/day/zone.ts';
import type { Recorded } from '../journal/port.ts';
import type { Services } from '../services.ts';
import type { Reader } from '../views/cases/line.ts';
import { movementsOf } from '../views/cases/movements.ts';
import { hallLine } from '../views/lines.ts';

/** Days of one list at most. */
const MOST_DAYS = 31;

/** The files forwarded between two days, both included: open or archived, in the order in which they went (C13). */
export async function movements(
  services: Services,
  reader: () => Reader,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<Result<readonly MovementLine[], Refusal>> {
  if (to < from || addDays(from, MOST_DAYS) <= to) return refuse(refusal('days-too-many', { field: 'to' }));
  const { timeZone } = hallLine(services.state());
  const facts: Recorded[] = [];
  const range = [instantOf(from, 0, timeZone), instantOf(addDays(to, 1), 0, timeZone)] as const;
  for await (const recorded of services.archive.factsBetween(...range)) facts.push(recorded);
  const cases = await casesOf(services, facts);
  await services.vault.load([...cases.values()].map(({ person }) => person));
  return ok(
    facts.flatMap((recorded) => {
      const on = cases.get(caseOf(recorded));
      return on ? movementsOf(reader(), on, recorded) : [];
    }),
  );
}

const caseOf = ({ stream }: Recorded): string => stream.slice('case:'.length);

async function casesOf(services: Services, facts: readonly Recorded[]): Promise<Map<string, Case>> {
  const cases = new Map<string, Case>();
  for (const id of new Set(facts.map(caseOf))) {
    const on = services.state().cases.get(id) ?? (await services.archive.byId(id));
    if (on) cases.set(id, on);
  }
  return cases;
}
