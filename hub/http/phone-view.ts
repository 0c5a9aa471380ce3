import { textIn } from '../contract/languages/index.ts';
import type { Spoken } from '../contract/text.ts';
import type { Place } from '../contract/views/hall.ts';
import { isNear, noShowFrom, ticketView } from '../domain/index.ts';
import type { Prompt, State, Ticket } from '../domain/state.ts';
import { catalogueOf, itemName, placeById } from '../views/lines.ts';
import { plain } from './phone-sheet.ts';
import { phoneWord as say } from './phone-words.ts';

/** What the page was asked for: its language, and the level (1, 2) whose reasons are being given. */
export type PhoneAsked = { readonly language: Spoken; readonly rate: number | null };

/** The page as it stands now: always whole, so that whoever missed something needs no repair. `call` changes with every call. */
export type PhoneView = {
  readonly mood: '' | 'near' | 'called';
  readonly number: string;
  readonly title: string;
  readonly call: string | null;
  /** It can still be called: ringing makes sense. */
  readonly follow: boolean;
  /** Nothing will change any more. */
  readonly over: boolean;
  readonly body: string;
};

const LEVELS = [5, 4, 3, 2, 1] as const;
const REASONS = ['waiting', 'attitude', 'clarity', 'speed', 'result', 'other'] as const;

export function phoneView(state: State, ticket: Ticket, asked: PhoneAsked): PhoneView {
  const { language } = asked;
  const { number } = ticket;
  const near = isNear(state, ticket);
  const counter = countersWord([placeById(state, ticket.counter)], language).trim();
  const mood = ticket.state === 'called' ? 'called' : near ? 'near' : '';
  const titles = {
    called: say('calledTitle', language, { counter }),
    near: say('nearTitle', language, { number }),
    '': number,
  };
  const prompt = ticket.state === 'finished' ? promptOf(state, ticket.id) : null;
  return {
    mood,
    number,
    title: titles[mood],
    call: ticket.state === 'called' ? `${ticket.callPosition}.${ticket.recalls}` : null,
    follow: ticket.state === 'waiting' || ticket.state === 'called' || ticket.state === 'parked',
    over: ticket.state === 'cancelled' || ticket.state === 'ended' || (prompt?.rating ?? null) !== null,
    body:
      ticket.state === 'called'
        ? called(state, ticket, language)
        : standing(state, ticket, asked, near, prompt),
  };
}

/** The prompt its holder may answer: the first unrated one, else one that is rated (E4). */
export function promptOf(state: State, ticket: string): Prompt | null {
  const own = [...state.prompts.values()].filter((prompt) => prompt.ticket === ticket);
  return own.find((prompt) => prompt.rating === null) ?? own[0] ?? null;
}

/** Number, sentence, one button. */
function standing(
  state: State,
  ticket: Ticket,
  asked: PhoneAsked,
  near: boolean,
  prompt: Prompt | null,
): string {
  const { language } = asked;
  const name = itemName(state, ticket.item);
  const item = name ? textIn(name, language) : '';
  const field = `<div class="field">${say('yours', language)}<div class="number${ticket.number.length > 4 ? ' long' : ''}">${plain(ticket.number)}</div>${plain(item)}</div>`;
  if (ticket.state === 'waiting') return `${field}<main>${waiting(state, ticket, language, near)}</main>`;
  const counter = countersWord([placeById(state, ticket.counter)], language);
  const key = ticket.state === 'called' ? 'turn' : ticket.state;
  const rating = prompt === null ? '' : rate(ticket, prompt, asked);
  return `${field}<main><h1>${plain(say(key, language, { counter }))}</h1>${rating}</main>`;
}

function waiting(state: State, ticket: Ticket, language: Spoken, near: boolean): string {
  const view = ticketView(state, ticket.id);
  const ahead = view?.ahead ?? 0;
  const sentence = ahead === 0 ? say('first', language) : say('ahead', language, { n: ahead });
  const wait = view?.estimate ? say('wait', language, view.estimate) : say('unknown', language);
  const places = (view?.counters ?? []).flatMap((id) => placeById(state, id) ?? []);
  const counters = countersWord(places, language);
  const at = places[0]
    ? `<p class="place">${plain(say('waitAt', language, { floor: places[0].floor, counters }))}</p>`
    : '';
  const soon = near ? `<p class="soon">${say('near', language)}</p>` : '';
  const cancel = `<form method="post" action="/t/${encodeURIComponent(ticket.secret)}/cancel" data-sure="${say('sure', language)}"><button class="quiet">${say('cancel', language)}</button></form>`;
  return `${soon}${moved(state, ticket, language)}<h1>${sentence}<br>${wait}</h1><p class="small">${say('mayRise', language)}</p>${at}${cancel}`;
}

/** Holders are told when their ticket waits elsewhere than it did (T12). */
function moved(state: State, ticket: Ticket, language: Spoken): string {
  const last = ticket.history.at(-1)?.what;
  if (last !== 'merged' && last !== 'transferred') return '';
  const name = catalogueOf(state).queues.get(ticket.queue)?.name;
  const queue = name ? textIn(name, language) : '';
  return `<p class="moved">${plain(say('moved', language, { queue }))}</p>`;
}

/** Counters as they are spoken of: numbers with the word for them, others by their names. */
function countersWord(places: readonly (Place | null)[], language: Spoken): string {
  const names = places.flatMap((place) => (place ? [textIn(place.name, language)] : []));
  const numbers = names.filter(isNumber).join(language === 'zh' ? '、' : ', ');
  const named = names.filter((name) => !isNumber(name));
  return [...(numbers === '' ? [] : [say('counters', language, { numbers })]), ...named].join(
    language === 'zh' ? '、' : ', ',
  );
}

const isNumber = (name: string): boolean => /^\d+$/.test(name);

/** The question changed from "when" to "where": the counter outgrows the number. */
function called(state: State, ticket: Ticket, language: Spoken): string {
  const place = placeById(state, ticket.counter);
  const name = place ? textIn(place.name, language) : '';
  // Who cannot hear the call says here that it was seen; until then, or until staff fetch them, nobody passes them (T7).
  const seen = noShowFrom(state, ticket).unseen
    ? `<form method="post" action="/t/${encodeURIComponent(ticket.secret)}/seen"><button class="main">${say('seen', language)}</button></form>`
    : '';
  const [word, style] = isNumber(name) ? [say('counter', language), ''] : ['', ' name'];
  return `<main><h1>${say('turn', language)}</h1><div class="number">${plain(ticket.number)}</div><div class="line"></div>
<h1>${say('go', language, { floor: place?.floor ?? '' })}</h1><div class="plate${style}">${plain(name)}</div> ${word}${seen}<p class="small">${say('missed', language)}</p></main>`;
}

/** Five equal answers; the low ones are asked why before they are sent (E3). */
function rate(ticket: Ticket, prompt: Prompt, { language, rate: level }: PhoneAsked): string {
  if (prompt.rating) return `<p>${say('rated', language)}</p>`;
  const action = `action="/t/${encodeURIComponent(ticket.secret)}/rate?lang=${language}"`;
  const kept = `<input type="hidden" name="prompt" value="${plain(prompt.id)}">`;
  if (level === 1 || level === 2) {
    const boxes = REASONS.map(
      (reason) =>
        `<label><input type="checkbox" name="reasons" value="${reason}">${say(reason, language)}</label>`,
    );
    return `<form method="post" ${action}>${kept}<input type="hidden" name="why" value="1"><fieldset><legend>${say('why', language)}</legend>${boxes.join('')}</fieldset><label for="text">${say('remark', language)}</label><textarea id="text" name="text" maxlength="500"></textarea><button class="main" name="level" value="${level}">${say('send', language)}</button></form>`;
  }
  const buttons = LEVELS.map(
    (one) => `<button name="level" value="${one}">${say(`level${one}`, language)}</button>`,
  );
  return `<form method="post" ${action}>${kept}<p>${say('rate', language)}</p>${buttons.join('')}</form>`;
}
