import type { GuidanceQuery } from '../contract/protocol.ts';
import { type Refusal, refusal } from '../contract/refusals.ts';
import { ok, type Result, refuse } from '../contract/result.ts';
import type { Services } from '../services.ts';
import { itemView, publicCatalogue } from '../views/kiosk.ts';

/** The catalogue as it is public: whole, one item, or searched (K1, K2). */
export function answerGuidance(services: Services, query: GuidanceQuery): Result<unknown, Refusal> {
  switch (query.query) {
    case 'catalogue':
      return ok(publicCatalogue(services.state()));
    case 'item': {
      const view = itemView(services.source(), query.item);
      return view ? ok(view) : refuse(refusal('no-such-item', { field: 'item' }));
    }
    case 'search':
      return ok(services.search(query.text));
  }
}
