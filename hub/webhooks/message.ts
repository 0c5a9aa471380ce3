import { createHmac } from 'node:crypto';

/** What goes over the wire to a webhook (docs/api.md). */
export type Message = { readonly body: string; readonly headers: Readonly<Record<string, string>> };

/** A message's content; `id`: by it a receiver knows what it has already. */
export type Content = {
  readonly id: string;
  readonly event: string;
  /** Id of the hall. */
  readonly hall: string;
  readonly data: object;
};

/** Signed at this time (epoch ms) with the webhook's secret, so that a receiver knows who sent it, and when. */
export function messageOf(content: Content, secret: string, now: number): Message {
  const body = JSON.stringify(content);
  return {
    body,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'user-agent': 'OneWindow',
      'onewindow-delivery': content.id,
      'onewindow-event': content.event,
      'onewindow-signature': signatureOf(body, secret, Math.floor(now / 1000)),
    },
  };
}

/** `t`: seconds since 1970; `v1`: HMAC-SHA256 over `<t>.<body>`, hex. */
function signatureOf(body: string, secret: string, seconds: number): string {
  const mac = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
  return `t=${seconds},v1=${mac}`;
}

/** A webhook's secret as it is printed, once, and signs. */
export function secretOf(vault: { signing(webhook: string): string }, webhook: string): string {
  return `whsec_${vault.signing(webhook)}`;
}
