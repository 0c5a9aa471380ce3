import type { Context, State } from '../state.ts';

/** The place of printers everybody in the hall shares: their papers wait until a clerk releases them (C12). */
export const SHARED_PLACE = 'hall';

/**
 * Where an A4 page asked for at this counter comes out: the counter's own printer, else a shared one; null when neither is known.
 * `held`: it waits to be released.
 */
export function a4For(
  state: State,
  context: Context,
  counter: string | null,
): { readonly place: string; readonly held: boolean } | null {
  const places = new Set(
    context.knownDevices
      .filter(({ kind }) => kind === 'a4')
      .map(({ device }) => state.devices.bindings.get(device)),
  );
  if (counter !== null && places.has(counter)) return { place: counter, held: false };
  return places.has(SHARED_PLACE) ? { place: SHARED_PLACE, held: true } : null;
}
