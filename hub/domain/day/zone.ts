/** Local time of the hall, from data of the runtime's time zones. Days are `YYYY-MM-DD`; times of day are minutes. */

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Offsets change only at whole quarters of an hour, so one look-up serves all instants of a quarter. */
const QUARTER = 15 * MINUTE;
/** No zone changes its offset and changes it back within a week (seen for all zones, 1992 to 2037). */
const WEEK = 7 * DAY;

const formats = new Map<string, Intl.DateTimeFormat>();
/** Offsets looked up lately, by instant: limits of thousands of cases lie in the same few hundred weeks. */
const remembered = { zone: '', offsets: new Map<number, number>() };
const MOST_REMEMBERED = 4096;

function format(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(zone, made);
  return made;
}

/** Local time minus UTC at this instant, ms. */
function offsetAt(at: number, zone: string): number {
  const week = Math.floor(at / WEEK) * WEEK;
  const offset = offsetFrom(week, zone);
  if (offset === offsetFrom(week + WEEK, zone)) return offset;
  return offsetFrom(Math.floor(at / QUARTER) * QUARTER, zone);
}

/** The same at the start of a quarter, remembered. */
function offsetFrom(start: number, zone: string): number {
  if (remembered.zone !== zone || remembered.offsets.size >= MOST_REMEMBERED) {
    remembered.zone = zone;
    remembered.offsets.clear();
  }
  const known = remembered.offsets.get(start);
  if (known !== undefined) return known;
  const part = Object.fromEntries(
    format(zone)
      .formatToParts(start)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const local = Date.UTC(
    part.year ?? 1970,
    (part.month ?? 1) - 1,
    part.day ?? 1,
    part.hour ?? 0,
    part.minute ?? 0,
    part.second ?? 0,
  );
  remembered.offsets.set(start, local - start);
  return local - start;
}

/** Date and minutes since midnight (with fraction) on the hall's clock. */
export function localTime(at: number, zone: string): { date: string; minutes: number } {
  const local = at + offsetAt(at, zone);
  const midnight = Math.floor(local / DAY) * DAY;
  return { date: new Date(midnight).toISOString().slice(0, 10), minutes: (local - midnight) / MINUTE };
}

/** The first instant at which the hall's clock shows this time on this date, or has jumped over it. */
export function instantOf(date: string, minutes: number, zone: string): number {
  const naive = Date.parse(`${date}T00:00:00Z`) + minutes * MINUTE;
  const candidates = [naive - offsetAt(naive - DAY, zone), naive - offsetAt(naive + DAY, zone)].sort(
    (a, b) => a - b,
  );
  const shows = candidates.find((at) => at + offsetAt(at, zone) === naive);
  return shows ?? candidates.at(-1) ?? naive;
}

/** The clock hour this instant lies in begins then. Zones differ from UTC by whole quarters, so the hall's own hour counts. */
export function hourOf(at: number, zone: string): number {
  const past = (localTime(at, zone).minutes % 60) * MINUTE;
  return Math.round(at - past);
}

export function nextHour(at: number, zone: string): number {
  return hourOf(at, zone) + 60 * MINUTE;
}

export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

/** `HH:MM` as minutes since midnight. */
export function minutesOf(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
}
