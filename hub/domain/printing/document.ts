import type { Elsewhere, Item, Material } from '../../contract/catalogue.ts';
import type { Purpose } from '../../contract/commands.ts';
import { FURTHER, isFurther, textIn } from '../../contract/languages/index.ts';
import type { Spoken, Text } from '../../contract/text.ts';
import type { Estimate } from '../../contract/views/hall.ts';
import { paidAt } from '../catalogue/fees.ts';
import type { PrintDocument } from '../facts.ts';
import { placesFor, statusUrl } from '../queueing/show.ts';
import type { CatalogueState, State } from '../state.ts';

/** What paper says, taken when it was asked for (K9). */

type Common = Pick<PrintDocument, 'language' | 'hall' | 'at' | 'timeZone'>;

function common(catalogue: CatalogueState, language: Spoken, at: number): Common {
  const { name, timeZone } = catalogue.source.hall;
  return { language, hall: textIn(name, language), at, timeZone };
}

function nameIn(language: Spoken, named: { readonly name: Text } | undefined): string {
  return named ? textIn(named.name, language) : '';
}

/** Counter names by floor, lowest floor first, in catalogue order. */
function floorsOf(state: State, queue: string, only: string | null, language: Spoken) {
  const floors = new Map<number, string[]>();
  for (const place of placesFor(state, queue)) {
    if (only !== null && place.id !== only) continue;
    const counters = floors.get(place.floor);
    if (counters) counters.push(textIn(place.name, language));
    else floors.set(place.floor, [textIn(place.name, language)]);
  }
  return [...floors].sort(([a], [b]) => a - b).map(([floor, counters]) => ({ floor, counters }));
}

/** What to have at hand when a result is collected: the receipt is the claim slip (§5.3). */
const CLAIM: Text = {
  zh: '受理通知书和本人身份证件',
  en: 'the notice of acceptance and your identity document',
};

export function ticketDocument(
  state: State,
  catalogue: CatalogueState,
  ticket: {
    readonly id: string;
    readonly number: string;
    readonly queue: string;
    readonly item: string | null;
    readonly language: Spoken;
    readonly secret: string;
    readonly purpose: Purpose | null;
    readonly onlyCounter: string | null;
  },
  place: { readonly ahead: number; readonly estimate: Estimate; readonly at: number },
  /** Earlier tickets of the visit, which this paper also stands for (T14). */
  beside: readonly { readonly number: string; readonly queue: string }[] = [],
): PrintDocument {
  const { language } = ticket;
  const item = ticket.item === null ? undefined : catalogue.items.get(ticket.item);
  return {
    kind: 'ticket',
    ...common(catalogue, language, place.at),
    ticket: ticket.id,
    number: ticket.number,
    item: item ? nameIn(language, item) : null,
    queue: nameIn(language, catalogue.queues.get(ticket.queue)),
    floors: floorsOf(state, ticket.queue, ticket.onlyCounter, language),
    ahead: place.ahead,
    estimate: place.estimate === null ? null : { ...place.estimate },
    materials: ticket.purpose
      ? [textIn(CLAIM, language)]
      : (item?.materials ?? []).map((material) => textIn(material.name, language)),
    reinstateBehind: catalogue.source.policy.reinstate.behind,
    statusUrl: statusUrl(state, ticket.secret),
    complaintPhone: catalogue.source.hall.complaintPhone,
    ...(beside.length > 0 && {
      visit: beside.map(({ number, queue }) => ({
        number,
        queue: nameIn(language, catalogue.queues.get(queue)),
        floors: floorsOf(state, queue, null, language),
      })),
    }),
  };
}

const FORMS: { readonly [F in Material['form']]: Text } = {
  original: { zh: '原件', en: 'original' },
  copy: { zh: '复印件', en: 'copy' },
  'original-and-copy': { zh: '原件及复印件', en: 'original and copy' },
};

function formOf({ form, copies }: Material, language: Spoken): string {
  if (isFurther(language)) {
    const slips = FURTHER[language].slips;
    return copies === 1 ? slips[form] : slips.copies(slips[form], copies);
  }
  const words = FORMS[form][language];
  if (copies === 1) return words;
  return language === 'zh' ? `${words} ${copies} 份` : `${words}, ${copies} copies`;
}

function promiseOf(item: Item, language: Spoken): string {
  if (isFurther(language)) {
    const { onTheSpot, workingDays } = FURTHER[language].slips;
    return item.promisedDays === null ? onTheSpot : workingDays(item.promisedDays);
  }
  const zh = language === 'zh';
  if (item.promisedDays === null) return zh ? '当场办结' : 'decided on the spot';
  return zh ? `${item.promisedDays} 个工作日` : `${item.promisedDays} working days`;
}

/** `80 元，1 楼银行收费窗口`; without a fixed amount what the standard says, which names its place itself. */
function feeOf({ source, counters }: CatalogueState, { fee, disclosures }: Item, language: Spoken): string {
  const slips = isFurther(language) ? FURTHER[language].slips : null;
  const zh = language === 'zh';
  if (fee?.yuan === 0) return slips?.free ?? (zh ? '不收费' : 'free of charge');
  const counter = fee && counters.get(paidAt(fee, source.hall) ?? '');
  if (!fee || fee.yuan === null || !counter) return textIn(disclosures.feeStandard, language);
  const { floor, name } = counter;
  const numbered = /^\d+$/.test(name.zh);
  if (slips) return slips.payable(fee.yuan, name.en, numbered, floor);
  return zh
    ? `${fee.yuan} 元，${floor} 楼${name.zh}${numbered ? '号窗口' : ''}`
    : `${fee.yuan} yuan, ${numbered ? 'counter ' : ''}${name.en}, floor ${floor}`;
}

export function checklistDocument(
  catalogue: CatalogueState,
  item: Item,
  language: Spoken,
  at: number,
): PrintDocument {
  return {
    kind: 'checklist',
    ...common(catalogue, language, at),
    item: nameIn(language, item),
    department: nameIn(language, catalogue.departments.get(item.department)),
    materials: item.materials.map((material) => ({
      name: textIn(material.name, language),
      form: formOf(material, language),
    })),
    promised: promiseOf(item, language),
    fee: feeOf(catalogue, item, language),
    complaintPhone: item.disclosures.complaintPhone,
  };
}

export function directionsDocument(
  catalogue: CatalogueState,
  place: Elsewhere,
  language: Spoken,
  at: number,
): PrintDocument {
  return {
    kind: 'directions',
    ...common(catalogue, language, at),
    place: nameIn(language, place),
    address: textIn(place.address, language),
    phone: place.phone,
    hours: textIn(place.hours, language),
    matters: textIn(place.matters, language),
  };
}
