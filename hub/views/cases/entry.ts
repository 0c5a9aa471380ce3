import type { Draft } from '../../contract/case-views.ts';
import type { CounterEntry } from '../../contract/views/counter-sign.ts';
import type { CounterState, State } from '../../domain/state.ts';
import { catalogueOf } from '../lines.ts';

/**
 * What the applicant checks on the own screen (W6): only while the clerk shows it, and only the form of whoever is served here
 * now. In full, for it is the applicant's own (K6).
 */
export function entryOf(state: State, counter: CounterState, draft: Draft | null): CounterEntry | null {
  const ticket = counter.current === null ? undefined : state.tickets.get(counter.current);
  if (!draft || counter.state !== 'open' || draft.ticket !== counter.current) return null;
  if (ticket && ticket.state !== 'serving') return null;
  const item = draft.item === null ? undefined : catalogueOf(state).items.get(draft.item);
  switch (draft.page) {
    case 'none':
      return null;
    case 'form':
      return { page: 'form', item: item?.name ?? null, applicant: draft.applicant };
    case 'materials': {
      if (!item) return null;
      const checked = new Map(draft.materials.map((one) => [one.index, one]));
      const materials = item.materials.map((material, index) => ({
        ...material,
        state: checked.get(index)?.state ?? ('unchecked' as const),
        remark: checked.get(index)?.remark ?? '',
      }));
      return { page: 'materials', item: item.name, materials };
    }
    case 'fee':
      return item ? { page: 'fee', item: item.name, fee: item.disclosures.feeStandard } : null;
  }
}
