/** Who acts. Set by the hub from the connection's identity, never taken from the message (X1). */
export type Actor =
  | { readonly kind: 'person'; readonly person: string }
  | { readonly kind: 'kiosk'; readonly device: string; readonly kiosk: string }
  | { readonly kind: 'screen'; readonly device: string }
  /** `person`: the clerk signed in at the bound counter at that moment; no clerk, no call. */
  | {
      readonly kind: 'agent';
      readonly agent: string;
      readonly device?: string;
      readonly counter?: string;
      readonly person?: string;
    }
  | { readonly kind: 'integration'; readonly token: string; readonly name: string; readonly actAs: boolean }
  /** The applicant, by the ticket's secret address. */
  | { readonly kind: 'holder'; readonly ticket: string }
  /** Whoever has an appointment's secret address. */
  | { readonly kind: 'booker'; readonly appointment: string }
  /** Timed jobs of the hub itself. */
  | { readonly kind: 'hub' }
  /** `npm run admin`, by the data folder's Unix socket. */
  | { readonly kind: 'admin' };

/** A short stable name of an actor: the identity under which answers are kept (T2). */
export function identityOf(actor: Actor): string {
  switch (actor.kind) {
    case 'person':
      return `person:${actor.person}`;
    case 'kiosk':
    case 'screen':
      return `device:${actor.device}`;
    case 'agent':
      return `agent:${actor.agent}`;
    case 'integration':
      return `token:${actor.token}`;
    case 'holder':
      return `ticket:${actor.ticket}`;
    case 'booker':
      return `appointment:${actor.appointment}`;
    case 'hub':
    case 'admin':
      return actor.kind;
  }
}
