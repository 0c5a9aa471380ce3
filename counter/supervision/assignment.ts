import type { ScreenAssignment, ScreenRole } from '../../hub/contract/commands.ts';

/** A screen's form as it is typed. Empty texts are what nobody filled in. */
export type ScreenForm = {
  readonly role: ScreenRole;
  readonly target: string;
  readonly sound: boolean;
  /** Zones it speaks for; empty: as its role says. */
  readonly soundZones: readonly string[];
  readonly theme: 'light' | 'dark';
  readonly columns: string;
  readonly rows: string;
};

export const EMPTY_FORM: ScreenForm = {
  role: 'hall-board',
  target: '',
  sound: true,
  soundZones: [],
  theme: 'light',
  columns: '',
  rows: '',
};

/** What a role has to be told beside itself. */
export function targetKind(role: ScreenRole): 'counter' | 'zone' | 'kiosk' | null {
  if (role === 'counter-strip' || role === 'applicant') return 'counter';
  if (role === 'zone-board') return 'zone';
  return role === 'kiosk' ? 'kiosk' : null;
}

/** Boards speak; what stands at a counter or takes numbers does not. */
export function speaks(role: ScreenRole): boolean {
  return role === 'hall-board' || role === 'zone-board';
}

/** The form of what a screen shows now. */
export function formOf(assignment: ScreenAssignment): ScreenForm {
  const { role, counter, zone, kiosk, sound, soundZones = [], theme, columns, rows } = assignment;
  return {
    role,
    target: counter ?? zone ?? kiosk ?? '',
    sound,
    soundZones,
    theme,
    columns: columns === undefined ? '' : String(columns),
    rows: rows === undefined ? '' : String(rows),
  };
}

export type Filled =
  | { readonly ok: true; readonly assignment: ScreenAssignment }
  | { readonly ok: false; readonly missing: 'target' | 'size' };

/** The assignment a form means, or what it still lacks. Only the fields of its role are sent. */
export function assignmentOf(form: ScreenForm): Filled {
  const kind = targetKind(form.role);
  if (kind !== null && form.target === '') return { ok: false, missing: 'target' };
  const size = sizeOf(form);
  if (size === 'wrong') return { ok: false, missing: 'size' };
  return {
    ok: true,
    assignment: {
      role: form.role,
      ...(kind !== null && { [kind]: form.target }),
      sound: speaks(form.role) && form.sound,
      ...(speaks(form.role) &&
        form.sound &&
        form.soundZones.length > 0 && { soundZones: [...form.soundZones] }),
      theme: form.theme,
      ...size,
    },
  };
}

function sizeOf(form: ScreenForm): { columns: number; rows: number } | null | 'wrong' {
  if (form.role !== 'counter-strip' || (form.columns === '' && form.rows === '')) return null;
  const [columns, rows] = [Number(form.columns), Number(form.rows)];
  const within = (value: number, least: number, most: number) =>
    Number.isInteger(value) && value >= least && value <= most;
  return within(columns, 16, 1024) && within(rows, 8, 128) ? { columns, rows } : 'wrong';
}
