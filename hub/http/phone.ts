import type { FastifyInstance } from 'fastify';
import { ticketView } from '../domain/index.ts';
import type { State, Ticket } from '../domain/state.ts';
import type { Services } from '../services.ts';
import { catalogueOf, itemName, placeById } from '../views/lines.ts';
import { plain } from './phone-sheet.ts';
import { phoneWord as say } from './phone-words.ts';

/** Made of what every phone has: no script, no font to load, asked for anew every ten seconds. */
const STYLE = `*{box-sizing:border-box}body{margin:0;background:#f7f4ee;color:#1b1a18;font:16px/1.5 -apple-system,"Noto Sans SC","PingFang SC",sans-serif;font-variant-numeric:tabular-nums}
header{display:flex;justify-content:space-between;gap:12px;padding:16px 24px;font-size:15px}header b{font-weight:600}
.field{background:#fff;border:solid #1b1a18;border-width:1px 0;padding:16px 24px}.number{font-size:36vw;line-height:1;font-weight:700;letter-spacing:-.02em;white-space:nowrap}
.long{font-size:26vw}main{padding:24px}h1{font-size:30px;line-height:1.35;margin:8px 0;font-weight:600}.small{color:#57524a;font-size:15px}
.place{font-size:21px;border-top:1px solid #dad5ca;padding-top:20px;margin-top:24px}button{font:inherit;color:#0f4c55;background:none;border:0;text-decoration:underline;padding:16px 0;min-height:48px}
.called{background:#b3202a;color:#fffdf9}.called .plate{display:inline-block;background:#fffdf9;color:#b3202a;font-size:44vw;line-height:1;font-weight:700;padding:12px 32px}.called .small{color:#fffdf9}.called .line{border-top:2px solid #fffdf9;margin:16px 0}
@media(min-width:520px){.number{font-size:180px}.long{font-size:130px}.called .plate{font-size:220px}body{max-width:480px;margin:0 auto}}`;

/** The ticket's page for phones, behind an address that cannot be guessed and names nobody (K9, K10). */
export function phoneRoutes(app: FastifyInstance, services: Services): void {
  const find = (secret: string) => {
    for (const ticket of services.state().tickets.values()) if (ticket.secret === secret) return ticket;
    return null;
  };
  app.get<{ Params: { secret: string } }>('/t/:secret', async (request, reply) => {
    const ticket = find(request.params.secret);
    reply.type('text/html; charset=utf-8').header('cache-control', 'no-store');
    if (!ticket)
      return reply
        .code(404)
        .send(
          document(
            'zh',
            '',
            `<main><h1>${say('unknownTicket', 'zh')}</h1><p class="small" lang="en">${say('unknownTicket', 'en')}</p></main>`,
            false,
          ),
        );
    return page(services, ticket, request.params.secret);
  });
  app.register(async (form) => {
    // The form carries nothing but its address. Only here: the public interface takes JSON alone.
    form.addContentTypeParser('application/x-www-form-urlencoded', (_request, payload, done) => {
      payload.resume();
      done(null, null);
    });
    form.post<{ Params: { secret: string } }>('/t/:secret/cancel', async (request, reply) => {
      const ticket = find(request.params.secret);
      if (ticket) {
        await services.submit({ kind: 'holder', ticket: ticket.id }, services.newId(), {
          type: 'CancelTicket',
          ticket: ticket.id,
        });
      }
      return reply.redirect(`/t/${encodeURIComponent(request.params.secret)}`, 303);
    });
  });
}

function page(services: Services, ticket: Ticket, secret: string): string {
  const state = services.state();
  const { language } = ticket;
  const { hall } = catalogueOf(state).source;
  const time = new Intl.DateTimeFormat('en-GB', {
    timeZone: hall.timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(services.now());
  const head = `<header><b>${plain(hall.name[language])}</b><span>${say('updated', language, { time })}</span></header>`;
  if (ticket.state === 'called') return document(language, ticket.number, head + called(state, ticket), true);
  const item = itemName(state, ticket.item)?.[language] ?? '';
  const field = `<div class="field">${say('yours', language)}<div class="number${ticket.number.length > 4 ? ' long' : ''}">${plain(ticket.number)}</div>${plain(item)}</div>`;
  const cancel =
    ticket.state === 'waiting'
      ? `<form method="post" action="/t/${encodeURIComponent(secret)}/cancel"><button>${say('cancel', language)}</button></form>`
      : '';
  return document(
    language,
    ticket.number,
    `${head}${field}<main>${standing(state, ticket)}${cancel}<p class="small">${say('refresh', language)}</p></main>`,
    false,
  );
}

/** Where the ticket stands, in one sentence. */
function standing(state: State, ticket: Ticket): string {
  const { language } = ticket;
  const counter = placeById(state, ticket.counter)?.name[language] ?? '';
  if (ticket.state !== 'waiting') {
    const key = ticket.state === 'called' ? 'turn' : ticket.state;
    return `<h1>${plain(say(key, language, { counter }))}</h1>`;
  }
  const view = ticketView(state, ticket.id);
  const ahead = view?.ahead ?? 0;
  const sentence = ahead === 0 ? say('first', language) : say('ahead', language, { n: ahead });
  const wait = view?.estimate ? say('wait', language, view.estimate) : say('unknown', language);
  const places = (view?.counters ?? []).flatMap((id) => placeById(state, id) ?? []);
  const counters = places.map((place) => place.name[language]).join(language === 'zh' ? '、' : ', ');
  const at = places[0]
    ? `<p class="place">${plain(say('waitAt', language, { floor: places[0].floor, counters }))}</p>`
    : '';
  return `<h1>${sentence}<br>${wait}</h1><p class="small">${say('mayRise', language)}</p>${at}`;
}

/** The question changed from "when" to "where": the counter outgrows the number. */
function called(state: State, ticket: Ticket): string {
  const { language } = ticket;
  const place = placeById(state, ticket.counter);
  const word = place && /^\d+$/.test(place.name.zh) ? say('counter', language) : '';
  return `<main><h1>${say('turn', language)}</h1><div class="number">${plain(ticket.number)}</div><div class="line"></div>
<h1>${say('go', language, { floor: place?.floor ?? '' })}</h1><div class="plate">${plain(place?.name[language] ?? '')}</div> ${word}<p class="small">${say('missed', language)}</p></main>`;
}

function document(language: 'zh' | 'en', title: string, body: string, isCalled: boolean): string {
  const lang = language === 'zh' ? 'zh-CN' : 'en';
  return `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta http-equiv="refresh" content="10"><meta name="robots" content="noindex"><title>${plain(title)}</title><style>${STYLE}</style></head><body${isCalled ? ' class="called"' : ''}>${body}</body></html>`;
}
