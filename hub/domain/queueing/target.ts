import type { Refusal } from '../../contract/refusals.ts';
import { ok, type Result } from '../../contract/result.ts';
import { no } from '../decided.ts';
import type { CatalogueState } from '../state.ts';

/** The queue asked for, by itself or by its item. */
export function targetOf(
  catalogue: CatalogueState,
  { queue, item }: { readonly queue?: string | undefined; readonly item?: string | undefined },
): Result<string, Refusal> {
  if ((queue === undefined) === (item === undefined)) return no('queue-or-item');
  if (queue !== undefined) {
    return catalogue.queues.has(queue) ? ok(queue) : no('no-such-queue', { field: 'queue' });
  }
  const found = catalogue.items.get(item ?? '');
  return found ? ok(found.queue) : no('no-such-item', { field: 'item' });
}
