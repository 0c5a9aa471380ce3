/** What the roles of the reader allow on this page. The hub decides again; a discipline officer only looks (S5). */
export type Powers = {
  /** Screens, devices, queues, releasing counters, the clock. */
  readonly floor: boolean;
  /** Extended hours: a head's business (C11). */
  readonly extend: boolean;
  readonly acknowledge: boolean;
  /** Booking and checking in for somebody (T13). */
  readonly appointments: boolean;
  readonly reprint: boolean;
};

const any = (roles: readonly string[], wanted: readonly string[]) =>
  wanted.some((role) => roles.includes(role));

/** Who may look at the hall's catalogue as a whole, its settings included (S2); importing is the administrator's. */
export const mayReadCatalogue = (roles: readonly string[]): boolean =>
  any(roles, ['supervisor', 'administrator', 'discipline']);

export function powersOf(roles: readonly string[]): Powers {
  return {
    floor: any(roles, ['supervisor', 'administrator']),
    extend: any(roles, ['chief', 'supervisor']),
    acknowledge: any(roles, ['guide', 'chief', 'supervisor', 'administrator']),
    appointments: any(roles, ['guide', 'clerk', 'chief', 'supervisor']),
    reprint: any(roles, ['guide', 'clerk', 'chief', 'supervisor']),
  };
}
