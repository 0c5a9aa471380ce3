const formats = new Map<string, Intl.DateTimeFormat>();

/** A moment in words; a format takes long to make, and every screen tells the time. */
function format(at: number, locale: string, options: Intl.DateTimeFormatOptions): string {
  const key = locale + JSON.stringify(options);
  const made = formats.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formats.set(key, made);
  return made.format(at);
}

/** `09:42` in the hall's time zone. */
export function clockTime(at: number, timeZone: string): string {
  return format(at, 'en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
}

/** `09:42:05` in the hall's time zone. */
export function clockSeconds(at: number, timeZone: string): string {
  return format(at, 'en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
}

/** `11月23日` / `23 November`. `language`: or a page's own further locale. */
export function dayAndMonth(at: number, timeZone: string, language: string): string {
  return format(at, localeOf(language), { timeZone, month: 'long', day: 'numeric' });
}

/** `星期一` / `Monday`. */
export function weekday(at: number, timeZone: string, language: string): string {
  return format(at, localeOf(language), { timeZone, weekday: 'long' });
}

const localeOf = (language: string): string => ({ zh: 'zh-CN', en: 'en-GB' })[language] ?? language;

/** A running timer: `06:42`, `1:06:42` past an hour. */
export function timer(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const pad = (n: number) => String(n).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const rest = `${pad(Math.floor((seconds % 3600) / 60))}:${pad(seconds % 60)}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
}

/** Whole minutes, rounded down. */
export function minutes(ms: number): number {
  return Math.max(0, Math.floor(ms / 60_000));
}
