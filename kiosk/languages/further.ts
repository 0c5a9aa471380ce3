import type { Pack } from '../../hub/contract/languages/pack.ts';
import type { FurtherLanguage, Spoken } from '../../hub/contract/text.ts';
import type { t as appointment } from '../words/appointment.ts';
import type { t as assist } from '../words/assist.ts';
import type { t as common } from '../words/common.ts';
import type { t as help } from '../words/help.ts';
import type { t as identity } from '../words/identity.ts';
import type { t as item } from '../words/item.ts';
import type { t as machine } from '../words/machine.ts';
import type { t as notice } from '../words/notice.ts';
import type { t as progress } from '../words/progress.ts';
import type { t as reading } from '../words/reading.ts';
import type { t as search } from '../words/search.ts';
import type { t as settings } from '../words/settings.ts';
import type { t as slip } from '../words/slip.ts';
import type { t as start } from '../words/start.ts';
import type { t as ticket } from '../words/ticket.ts';
import type { t as ways } from '../words/ways.ts';
import { type FurtherMessage, further } from '../words/words.ts';

type Area<T extends (key: never) => string> = Readonly<Record<Parameters<T>[0], FurtherMessage>>;

/** Everything a visitor reads: a further language is one file of this type, and a word that is missing does not compile (K4). */
export type FurtherWords = {
  readonly appointment: Area<typeof appointment>;
  readonly assist: Area<typeof assist>;
  readonly common: Area<typeof common>;
  readonly help: Area<typeof help>;
  readonly identity: Area<typeof identity>;
  readonly item: Area<typeof item>;
  readonly machine: Area<typeof machine>;
  readonly notice: Area<typeof notice>;
  readonly progress: Area<typeof progress>;
  readonly reading: Area<typeof reading>;
  readonly search: Area<typeof search>;
  readonly settings: Area<typeof settings>;
  readonly slip: Area<typeof slip>;
  readonly start: Area<typeof start>;
  readonly ticket: Area<typeof ticket>;
  readonly ways: Area<typeof ways>;
};
/** What a visitor may choose: the hall's two languages, or a further one. */
export type Tongue = Spoken;
/** What the kiosk takes of a further language's file. */
export type Further = Pick<Pack, 'refusals' | 'caseStates' | 'caseSteps'> & { readonly kiosk: FurtherWords };

/** Fetched when first chosen, so that the page stays small. */
const FILES: Readonly<Record<FurtherLanguage, () => Promise<Further>>> = {
  ru: () => import('../../hub/contract/languages/ru.ts').then(({ ru }) => ru),
};

/** Its own name and the invitation to choose it, for the switch. `lang`: of page and dates. */
export const TONGUES: Readonly<Record<Tongue, { short: string; name: string; label: string; lang: string }>> =
  {
    zh: { short: '中文', name: '中文', label: '切换到中文', lang: 'zh-CN' },
    en: { short: 'EN', name: 'English', label: 'Switch to English', lang: 'en' },
    ru: { short: 'РУС', name: 'Русский', label: 'Перейти на русский', lang: 'ru' },
  };

const fetched = new Map<FurtherLanguage, Further>();
let wanted: Tongue = 'zh';

/** Turns the words to a tongue, at once where they are here; until a further one has come, English stands. */
export function turnWordsTo(tongue: Tongue): void {
  wanted = tongue;
  if (tongue === 'zh' || tongue === 'en') {
    further.value = null;
    return;
  }
  const show = (pack: Further) => {
    further.value = { tongue, locale: TONGUES[tongue].lang, words: pack.kiosk, pack };
  };
  const here = fetched.get(tongue);
  if (here) {
    show(here);
    return;
  }
  further.value = null;
  FILES[tongue]().then(
    (pack) => {
      fetched.set(tongue, pack);
      if (wanted === tongue) show(pack);
    },
    // The hub is away: English stays, and the next choice tries again.
    () => undefined,
  );
}
