import type { Holder } from '../contract/holder.ts';
import { maskIdentity, maskName } from '../contract/mask.ts';
import type { HolderAnswer } from '../contract/views/panel.ts';
import { openHolder } from '../domain/index.ts';
import type { Services } from '../services.ts';

/**
 * Topic `holder:<counter>`: who holds the ticket in hand (K6). In full for the clerk who handles it and nobody else; masked for
 * others who may see the counter (X3). Null when there is no such counter.
 */
export function holderView(services: Services, person: string, id: string): HolderAnswer | null {
  const state = services.state();
  const counter = state.counters.get(id);
  if (!counter) return null;
  const full = counter.clerk === person;
  const ticket = counter.current === null ? undefined : state.tickets.get(counter.current);
  const holder = ticket ? openHolder(ticket, services.vault) : null;
  return { ticket: ticket?.id ?? null, holder: holder && (full ? holder : masked(holder)), full };
}

export function masked({ idKind, idNumber, name }: Holder): Holder {
  return { idKind, idNumber: maskIdentity(idNumber), name: maskName(name) };
}
