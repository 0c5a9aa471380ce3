import type {
  PanelColours,
  PlaylistEntry,
  ScreenAssignment,
  ScreenRole,
} from '../../hub/contract/commands.ts';

/** A line of a playlist as it is typed: `08:30`, `20`. */
export type PlaylistLine = {
  readonly role: PlaylistEntry['role'];
  readonly from: string;
  readonly to: string;
  readonly seconds: string;
};
export const NEW_LINE: PlaylistLine = { role: 'commitments', from: '09:00', to: '17:00', seconds: '60' };

/** A screen's form as it is typed. Empty texts are what nobody filled in. */
export type ScreenForm = {
  readonly role: ScreenRole;
  readonly target: string;
  readonly sound: boolean;
  /** Says thanks after a rating. */
  readonly thanks: boolean;
  /** How loud it speaks, percent. */
  readonly volume: number;
  /** Zones it speaks for; empty: as its role says. */
  readonly soundZones: readonly string[];
  readonly theme: 'light' | 'dark';
  readonly columns: string;
  readonly rows: string;
  /** What the strip's dots can light. */
  readonly colours: PanelColours;
  readonly playlist: readonly PlaylistLine[];
  /** Names of files, in the order they are shown. */
  readonly media: readonly string[];
};

export const EMPTY_FORM: ScreenForm = {
  role: 'hall-board',
  target: '',
  sound: true,
  thanks: false,
  volume: 100,
  soundZones: [],
  theme: 'light',
  columns: '',
  rows: '',
  colours: 'two',
  playlist: [NEW_LINE],
  media: [],
};

/** What a role has to be told beside itself. */
export function targetKind(role: ScreenRole): 'counter' | 'zone' | 'kiosk' | null {
  if (role === 'counter-strip' || role === 'applicant') return 'counter';
  if (role === 'zone-board') return 'zone';
  return role === 'kiosk' ? 'kiosk' : null;
}

/** Boards speak, and what is a board between the hours of its playlist; what stands at a counter or takes numbers does not. */
export function speaks(role: ScreenRole): boolean {
  return role === 'hall-board' || role === 'zone-board' || role === 'playlist';
}

/** What stands at a counter may say thanks after a rating. */
export function saysThanks(role: ScreenRole): boolean {
  return role === 'applicant' || role === 'counter-strip';
}

/** Does a sound come out of it, as the form stands? */
export function isHeard({ role, sound, thanks }: ScreenForm): boolean {
  return saysThanks(role) ? thanks : speaks(role) && sound;
}

/** The form of what a screen shows now. */
export function formOf(assignment: ScreenAssignment): ScreenForm {
  const { role, counter, zone, kiosk, sound, volume = 1, soundZones = [], theme, columns, rows } = assignment;
  const { playlist, media, colours = 'two' } = assignment;
  return {
    role,
    target: counter ?? zone ?? kiosk ?? '',
    sound,
    thanks: saysThanks(role) && sound,
    volume: Math.round(volume * 100),
    soundZones,
    theme,
    columns: columns === undefined ? '' : String(columns),
    rows: rows === undefined ? '' : String(rows),
    colours,
    playlist: playlist?.map((entry) => ({ ...entry, seconds: String(entry.seconds) })) ?? [NEW_LINE],
    media: media ?? [],
  };
}

export type Filled =
  | { readonly ok: true; readonly assignment: ScreenAssignment }
  | { readonly ok: false; readonly missing: 'target' | 'size' }
  /** `line`: the first that is wrong, from 1; 0: there is none. */
  | { readonly ok: false; readonly missing: 'playlist'; readonly line: number };

/** The assignment a form means, or what it still lacks. Only the fields of its role are sent. */
export function assignmentOf(form: ScreenForm): Filled {
  const kind = targetKind(form.role);
  if (kind !== null && form.target === '') return { ok: false, missing: 'target' };
  const size = sizeOf(form);
  if (size === 'wrong') return { ok: false, missing: 'size' };
  const wrong = form.playlist.findIndex((line) => !isRight(line));
  const listed = form.role === 'playlist';
  if (listed && (wrong >= 0 || form.playlist.length === 0))
    return { ok: false, missing: 'playlist', line: wrong + 1 };
  const heard = isHeard(form);
  return {
    ok: true,
    assignment: {
      role: form.role,
      ...(kind !== null && { [kind]: form.target }),
      sound: heard,
      ...(heard && form.volume < 100 && { volume: form.volume / 100 }),
      ...(speaks(form.role) &&
        form.sound &&
        form.soundZones.length > 0 && { soundZones: [...form.soundZones] }),
      theme: form.theme,
      ...size,
      ...(form.role === 'counter-strip' && form.colours !== 'two' && { colours: form.colours }),
      ...(listed && {
        playlist: form.playlist.map((line) => ({ ...line, seconds: Number(line.seconds) })),
      }),
      // The roles that speak are those that may be a board.
      ...(speaks(form.role) && form.media.length > 0 && { media: [...form.media] }),
    },
  };
}

const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;

function isRight({ from, to, seconds }: PlaylistLine): boolean {
  const stands = Number(seconds);
  const clocks = CLOCK.test(from) && CLOCK.test(to) && from !== to;
  return clocks && Number.isInteger(stands) && stands >= 5 && stands <= 3600;
}

function sizeOf(form: ScreenForm): { columns: number; rows: number } | null | 'wrong' {
  if (form.role !== 'counter-strip' || (form.columns === '' && form.rows === '')) return null;
  const [columns, rows] = [Number(form.columns), Number(form.rows)];
  const within = (value: number, least: number, most: number) =>
    Number.isInteger(value) && value >= least && value <= most;
  return within(columns, 16, 1024) && within(rows, 8, 128) ? { columns, rows } : 'wrong';
}
