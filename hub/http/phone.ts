import type { FastifyInstance, FastifyReply } from 'fastify';
import * as v from 'valibot';
import { localeFor, textIn } from '../contract/languages/index.ts';
import { Rate } from '../contract/ratings.ts';
import { refusal } from '../contract/refusals.ts';
import { type Spoken, SpokenSchema } from '../contract/text.ts';
import type { Ticket } from '../domain/state.ts';
import { parse } from '../edge/parse.ts';
import type { Services } from '../services.ts';
import { catalogueOf } from '../views/lines.ts';
import { createPhoneFeeds, told } from './phone-live.ts';
import { SCRIPT } from './phone-script.ts';
import { plain } from './phone-sheet.ts';
import { STYLE } from './phone-style.ts';
import { type PhoneAsked, phoneView } from './phone-view.ts';
import { phoneWord as say } from './phone-words.ts';
import { sendProblem } from './problem.ts';

type Route = { Params: { secret: string }; Querystring: { lang?: string; rate?: string } };

/** The ticket's page for phones, behind an address that cannot be guessed and names nobody (K9, K10). */
export function phoneRoutes(app: FastifyInstance, services: Services): void {
  const time = () =>
    new Intl.DateTimeFormat('en-GB', {
      timeZone: catalogueOf(services.state()).source.hall.timeZone,
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    }).format(services.now());
  const find = (secret: string) => {
    for (const ticket of services.state().tickets.values()) if (ticket.secret === secret) return ticket;
    return null;
  };
  const feeds = createPhoneFeeds(services, time);
  app.addHook('preClose', async () => feeds.end());

  app.get('/t/page.js', async (_request, reply) =>
    reply.type('text/javascript; charset=utf-8').header('cache-control', 'max-age=300').send(SCRIPT),
  );
  app.get<Route>('/t/:secret', async (request, reply) => {
    const ticket = find(request.params.secret);
    reply.type('text/html; charset=utf-8').header('cache-control', 'no-store');
    if (!ticket) return reply.code(404).send(unknownTicket());
    return page(services, ticket, askedOf(ticket, request.query), time());
  });
  app.get<Route>('/t/:secret/now', async (request, reply) => {
    const ticket = find(request.params.secret);
    if (!ticket) return sendProblem(reply, refusal('no-such-ticket'));
    reply.header('cache-control', 'no-store');
    return told(services, ticket, askedOf(ticket, request.query), time());
  });
  app.get<Route>('/t/:secret/live', async (request, reply) => {
    const ticket = find(request.params.secret);
    if (!ticket) return sendProblem(reply, refusal('no-such-ticket'));
    if (!feeds.open(reply.raw, ticket, askedOf(ticket, request.query)))
      return sendProblem(reply, refusal('too-many-requests'));
    return reply.hijack();
  });
  app.register(async (form) => formRoutes(form, services, find));
}

/** Forms, so that cancelling and rating work without the script too. Only here: the public interface takes JSON alone. */
function formRoutes(
  form: FastifyInstance,
  services: Services,
  find: (secret: string) => Ticket | null,
): void {
  form.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) => done(null, new URLSearchParams(String(body))),
  );
  const back = (reply: FastifyReply, secret: string, query = '') =>
    reply.redirect(`/t/${encodeURIComponent(secret)}${query}`, 303);

  form.post<Route>('/t/:secret/cancel', async (request, reply) => {
    const ticket = find(request.params.secret);
    if (ticket) {
      await services.submit({ kind: 'holder', ticket: ticket.id }, services.newId(), {
        type: 'CancelTicket',
        ticket: ticket.id,
      });
    }
    return back(reply, request.params.secret);
  });
  form.post<Route>('/t/:secret/seen', async (request, reply) => {
    const ticket = find(request.params.secret);
    if (ticket) {
      await services.submit({ kind: 'holder', ticket: ticket.id }, services.newId(), {
        type: 'AcknowledgeCall',
        ticket: ticket.id,
      });
    }
    return back(reply, request.params.secret);
  });
  form.post<Route>('/t/:secret/rate', async (request, reply) => {
    const { secret } = request.params;
    const ticket = find(secret);
    const fields = request.body instanceof URLSearchParams ? request.body : new URLSearchParams();
    if (!ticket) return back(reply, secret);
    const { language } = askedOf(ticket, request.query);
    const level = Number(fields.get('level'));
    if ((level === 1 || level === 2) && !fields.has('why'))
      return back(reply, secret, `?lang=${language}&rate=${level}`);
    const text = (fields.get('text') ?? '').trim();
    const command = parse(Rate, {
      type: 'Rate',
      prompt: fields.get('prompt') ?? '',
      level,
      reasons: fields.getAll('reasons'),
      ...(text !== '' && { text }),
    });
    if (!command.ok) {
      services.count.malformed('http/phone');
      return sendProblem(reply, command.refusal);
    }
    const rated = await services.submit(
      { kind: 'holder', ticket: ticket.id },
      services.newId(),
      command.value,
    );
    // Rated at the counter meanwhile: it counts once, and thanks are due (E4).
    if (!rated.ok && rated.refusal.code !== 'already-rated') return sendProblem(reply, rated.refusal);
    return back(reply, secret, `?lang=${language}`);
  });
}

function askedOf(ticket: Ticket, { lang, rate }: Route['Querystring']): PhoneAsked {
  const language = v.is(SpokenSchema, lang) ? lang : ticket.language;
  return { language, rate: rate === '1' || rate === '2' ? Number(rate) : null };
}

/** What the page offers beside the language it is in: the ticket's own, or from there Chinese and its English. */
function otherOf(language: Spoken, own: Spoken): Spoken {
  if (language !== own) return own;
  return own === 'zh' ? 'en' : 'zh';
}

function page(services: Services, ticket: Ticket, asked: PhoneAsked, time: string): string {
  const state = services.state();
  const { language } = asked;
  const view = phoneView(state, ticket, asked);
  const other = otherOf(language, ticket.language);
  const { hall } = catalogueOf(state).source;
  const head = `<header><b>${plain(textIn(hall.name, language))}</b><span id="time">${time}</span><a href="?lang=${other}" lang="${localeFor(other)}">${say('language', other)}</a></header>`;
  const ring = `<aside id="ring" hidden data-follow="${view.follow ? '1' : ''}" data-on="${say('ringOn', language)}" data-no="${say('ringNone', language)}" data-still="${say('noVibration', language)}"><button class="main" id="sound">${say('ring', language)}</button><p class="small" id="said" role="status"></p></aside>`;
  const body = `${head}<p id="off" role="alert" hidden>${say('offline', language)}</p><div id="p" aria-live="polite">${view.body}</div>${ring}`;
  const attributes = `class="${view.mood}"${view.call === null ? '' : ` data-call="${plain(view.call)}"`}`;
  const still = asked.rate !== null || view.over;
  return document(
    language,
    view.title,
    still,
    `<body ${attributes}>${body}<script src="/t/page.js"></script></body>`,
  );
}

function unknownTicket(): string {
  const text = `<main><h1>${say('unknownTicket', 'zh')}</h1><p class="small" lang="en">${say('unknownTicket', 'en')}</p></main>`;
  return document('zh', '', true, `<body>${text}</body>`);
}

/** Without the script the page asks anew every ten seconds, unless it is `still`: a form being filled in, or at its end. */
function document(language: Spoken, title: string, still: boolean, body: string): string {
  const anew = still ? '' : '<noscript><meta http-equiv="refresh" content="10"></noscript>';
  return `<!doctype html><html lang="${localeFor(language)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">${anew}<meta name="robots" content="noindex"><title>${plain(title)}</title><style>${STYLE}</style></head>${body}</html>`;
}
