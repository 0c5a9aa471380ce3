import type { Item } from '../../hub/contract/catalogue.ts';
import type { Estimate, QueueLine } from '../../hub/contract/views/hall.ts';
import type { PublicCatalogue } from '../../hub/contract/views/kiosk.ts';
import { language } from '../../hub/web/messages.ts';
import { standingOf } from '../places.ts';
import { t } from '../words/common.ts';
import { sayOwn } from '../words/words.ts';

/** Sentences made of figures, the same on every screen. */

export function waitingWords(waiting: number): string {
  return waiting === 0 ? t('nobodyWaiting') : t('waiting', { n: waiting });
}

/** `8–15 分钟`; unknown is said, never guessed (T11). */
export function estimateWords(estimate: Estimate, about: boolean): string {
  if (!estimate) return t('unknown');
  const { from, to } = estimate;
  if (to === 0) return t('soon');
  if (from === to) return t(about ? 'aboutMinutesOne' : 'minutesOne', { to });
  return t(about ? 'aboutMinutes' : 'minutes', { from, to });
}

/** `3 人在等，约 8–15 分钟`, or why no ticket can be had. */
export function queueWords(queue: QueueLine): string {
  if (standingOf(queue) !== 'open' && standingOf(queue) !== 'nobody') return t('notNow');
  if (queue.waiting === 0 || !queue.estimate) return waitingWords(queue.waiting);
  return waitingWords(queue.waiting) + t('comma') + estimateWords(queue.estimate, true);
}

/** How a matter is decided: 当场办结, 承诺 5 个工作日办结. */
export function limitWords(item: Pick<Item, 'kind' | 'promisedDays'>): string {
  if (item.kind === 'immediate' || item.promisedDays === null) return t('onTheSpot');
  return t('promise', { n: item.promisedDays });
}

/** `8:30–12:00、13:30–17:00`. */
export function hoursWords(sessions: QueueLine['sessions']): string {
  return sessions
    .map(({ from, to }) => `${short(from)}–${short(to)}`)
    .join(language.value === 'zh' ? '、' : ', ');
}

const short = (clock: string): string => clock.replace(/^0/, '');

/** `11:45、16:30`: the last tickets of the sessions. */
export function lastTicketWords(sessions: QueueLine['sessions']): string {
  return sessions.map(({ lastTicket }) => short(lastTicket)).join(language.value === 'zh' ? '、' : ', ');
}

/** The first themes by name, as an example of what stands there: as many as the tile has room for. */
export const themesHelp = (themes: PublicCatalogue['themes']): string =>
  themes
    .slice(0, 2)
    .map(({ name }) => sayOwn(name))
    .join(language.value === 'zh' ? '、' : ', ');

export const opensAt = (sessions: QueueLine['sessions']): string => short(sessions[0]?.from ?? '');
