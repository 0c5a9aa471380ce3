import type { Catalogue, Item } from '../../contract/catalogue.ts';
import type { CatalogueProblem } from './check.ts';

/** Counters of fees and complaints exist, and whoever owes a fee is told where to pay it (K2, K8). */
export function feeProblems({ hall, counters, items }: Catalogue): CatalogueProblem[] {
  const known = new Set(counters.map(({ id }) => id));
  const missing = (id: string | undefined, path: string): CatalogueProblem[] =>
    id === undefined || known.has(id)
      ? []
      : [{ path, message: `there is no counter ${id}`, zh: `没有窗口 ${id}。` }];
  return [
    ...missing(hall.feeCounter, 'hall.feeCounter'),
    ...missing(hall.complaintCounter, 'hall.complaintCounter'),
    ...items.flatMap(({ fee }, i) => [
      ...missing(fee?.counter, `items.${i}.fee.counter`),
      ...(fee && fee.yuan !== 0 && !paidAt(fee, hall)
        ? [
            {
              path: `items.${i}.fee.counter`,
              message: 'where is it paid? name a counter here, or feeCounter in hall.json',
              zh: '在哪里缴费？在这里写窗口，或在 hall.json 写 feeCounter。',
            },
          ]
        : []),
    ]),
  ];
}

/** Id of the counter where a fee is paid; null when nothing is, or nobody says where. */
export function paidAt(fee: NonNullable<Item['fee']>, hall: Catalogue['hall']): string | null {
  return fee.yuan === 0 ? null : (fee.counter ?? hall.feeCounter ?? null);
}
