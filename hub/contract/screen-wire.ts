import type { ScreenView } from './views/screen.ts';

/** What a screen's view says when nothing is to be said: left out on the wire, which goes to every screen with every call. */
const NOTHING: Pick<ScreenView, 'preCalls' | 'queueNews' | 'broadcasts' | 'announcements' | 'counter'> = {
  preCalls: [],
  queueNews: [],
  broadcasts: [],
  announcements: [],
  counter: null,
};
const USUAL: Pick<ScreenView['assignment'], 'sound' | 'theme'> = { sound: false, theme: 'light' };

type Body = Omit<ScreenView, 'revision' | 'now'>;
type Hall = ScreenView['hall'];
type Slim<V extends Body> = Omit<V, keyof typeof NOTHING | 'assignment' | 'hall'> &
  Partial<typeof NOTHING> & {
    readonly hall: Omit<Hall, 'complaintPhone'> & Partial<Hall>;
    readonly assignment: Omit<ScreenView['assignment'], keyof typeof USUAL> & Partial<typeof USUAL>;
  };
/** `view` on `/display` as it travels (docs/api.md). */
export type ScreenWire = Slim<ScreenView>;

/** Leaves out what is empty, what is usual, and the phone, which boards do not show. */
export function slimScreen<V extends Body>(view: V): Slim<V> {
  const { assignment, hall, preCalls, queueNews, broadcasts, announcements, counter, ...rest } = view;
  const { sound, theme, ...role } = assignment;
  const { complaintPhone, ...board } = hall;
  const isBoard = role.role === 'hall-board' || role.role === 'zone-board';
  return {
    ...rest,
    hall: isBoard ? board : { ...board, complaintPhone },
    assignment: {
      ...role,
      ...(sound !== USUAL.sound && { sound }),
      ...(theme !== USUAL.theme && { theme }),
    },
    ...(preCalls.length > 0 && { preCalls }),
    ...(queueNews.length > 0 && { queueNews }),
    ...(broadcasts.length > 0 && { broadcasts }),
    ...(announcements.length > 0 && { announcements }),
    ...(counter && { counter }),
  };
}

/** The whole view again. */
export function wholeScreen(wire: ScreenWire): ScreenView {
  return {
    ...NOTHING,
    ...wire,
    hall: { complaintPhone: '', ...wire.hall },
    assignment: { ...USUAL, ...wire.assignment },
  };
}
