import type { State } from '../domain/state.ts';
import type { Services } from '../services.ts';
import { messageOf, secretOf } from '../webhooks/message.ts';
import { post, TIMEOUT } from '../webhooks/post.ts';
import type { VerbResult } from './verbs.ts';

/** A line per webhook: id, address, what it is sent. Secrets are shown when one is added, and never again. */
export function listWebhooks({ webhooks }: State): string {
  if (webhooks.size === 0) return 'There are no webhooks.';
  return [...webhooks.values()]
    .map(({ webhook, url, events }) => `${webhook}  ${url}  ${events.join(',')}`)
    .join('\n');
}

/** Sends `webhook.test` at once and says what came of it. */
export async function testWebhook(
  { state, vault, newId, now }: Pick<Services, 'state' | 'vault' | 'newId' | 'now'>,
  webhook: string,
): Promise<VerbResult> {
  const hook = state().webhooks.get(webhook);
  if (!hook) return { ok: false, error: `There is no webhook ${webhook}; “webhook list” shows them.` };
  const hall = state().catalogue?.source.hall.id ?? '';
  const content = { id: newId(), event: 'webhook.test', hall, data: { at: now() } };
  const message = messageOf(content, secretOf(vault, webhook), now());
  const answer = await post(hook.url, message, AbortSignal.timeout(TIMEOUT));
  if (answer.kind === 'taken') return { ok: true, output: `${hook.url} took the test.` };
  return { ok: false, error: `${hook.url} did not take the test: ${answer.why}.` };
}
