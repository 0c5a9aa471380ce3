import { happened, no } from '../decided.ts';
import type { Evolvers } from '../evolver.ts';
import type { Handlers } from '../handler.ts';

/** Each holds what it could not deliver in memory, up to a limit (X2). */
const MOST_WEBHOOKS = 20;

/** Addresses of the hall's own that are sent events: the only ones the hub itself ever asks (X5). */
export const webhookHandlers: Handlers<'AddWebhook' | 'RemoveWebhook'> = {
  AddWebhook(state, { webhook, url, events }) {
    if (state.webhooks.has(webhook)) return no('already-exists', { field: 'webhook' });
    if (state.webhooks.size >= MOST_WEBHOOKS)
      return no('too-many-webhooks', { detail: { most: MOST_WEBHOOKS } });
    return happened([{ type: 'WebhookAdded', webhook, url, events: [...new Set(events)] }]);
  },

  RemoveWebhook(state, { webhook }) {
    if (!state.webhooks.has(webhook)) return no('no-such-webhook', { field: 'webhook' });
    return happened([{ type: 'WebhookRemoved', webhook }]);
  },
};

export const webhookEvolvers: Evolvers<'WebhookAdded' | 'WebhookRemoved'> = {
  WebhookAdded(state, { webhook, url, events }, { position }) {
    state.webhooks.set(webhook, { webhook, url, events, position });
  },

  WebhookRemoved(state, { webhook }) {
    state.webhooks.delete(webhook);
  },
};
