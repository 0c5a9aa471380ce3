import type { FastifyInstance } from 'fastify';
import * as v from 'valibot';
import { ProgressRequest } from '../contract/case-queries.ts';
import type { ProgressView } from '../contract/case-views.ts';
import { STATE_SENTENCES, STEP_WORDS } from '../contract/case-words.ts';
import type { Refusal } from '../contract/refusals.ts';
import type { Language, Text } from '../contract/text.ts';
import type { Services } from '../services.ts';
import { hallLine } from '../views/lines.ts';
import { plain, sheet } from './phone-sheet.ts';
import { progressLimit } from './progress-limit.ts';
import { progressWord as say } from './progress-words.ts';

type Asked = { readonly number: string; readonly language: Language };

const FormSchema = v.object({ code: v.pipe(v.string(), v.maxLength(20)) });

/**
 * `/p/<number>`: the page behind the code of a case's notices, for phones: asks for the check code, then says how far the case is.
 * Plain HTML, no script. The number is no secret; the code is, so it travels in the form's body, never in an address.
 */
export function phoneProgressRoutes(app: FastifyInstance, services: Services): void {
  type Route = { Params: { number: string }; Querystring: { lang?: string } };
  const limit = { config: progressLimit(services) };
  const asked = (params: Route['Params'], query: Route['Querystring']): Asked => ({
    number: params.number.slice(0, 60),
    language: query.lang === 'en' ? 'en' : 'zh',
  });
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  );
  app.get<Route>('/p/:number', limit, async (request, reply) => {
    reply.type('text/html; charset=utf-8').header('cache-control', 'no-store');
    return page(
      services,
      asked(request.params, request.query),
      form(asked(request.params, request.query), null),
    );
  });
  app.post<Route>('/p/:number', limit, async (request, reply) => {
    reply.type('text/html; charset=utf-8').header('cache-control', 'no-store');
    const what = asked(request.params, request.query);
    const typed = v.safeParse(FormSchema, request.body);
    const parsed = v.safeParse(ProgressRequest, {
      number: what.number,
      code: typed.success ? typed.output.code.replace(/\s/g, '') : '',
    });
    if (!parsed.success) {
      services.count.malformed('http/phone');
      return reply.code(400).send(page(services, what, form(what, say('sixDigits'))));
    }
    const found = await services.progress(parsed.output.number, parsed.output.code);
    if (!found.ok)
      return reply
        .code(statusOf(found.refusal))
        .send(page(services, what, form(what, found.refusal.message)));
    return page(services, what, result(services, found.value, what.language));
  });
}

const statusOf = ({ code }: Refusal): number => (code === 'progress-locked' ? 429 : 404);

function page(services: Services, { number, language }: Asked, body: string): string {
  const other = language === 'zh' ? 'en' : 'zh';
  const hall = hallLine(services.state());
  const turn = `<a href="/p/${encodeURIComponent(number)}?lang=${other}" lang="${other === 'zh' ? 'zh-CN' : 'en'}">${plain(say('language')[other])}</a>`;
  const head = `<header><b>${plain(hall.name[language])}</b>${turn}</header>`;
  const field = `<div class="field">${plain(say('number')[language])}<div class="case">${plain(number)}</div></div>`;
  return sheet({ language, title: say('title')[language], body: `${head}${field}<main>${body}</main>` });
}

function form({ number, language }: Asked, wrong: Text | null): string {
  const said = wrong ? `<p class="wrong" role="alert">${plain(wrong[language])}</p>` : '';
  return `<h1>${plain(say('ask')[language])}</h1><p class="small">${plain(say('where')[language])}</p>${said}
<form method="post" action="/p/${encodeURIComponent(number)}?lang=${language}"><input name="code" aria-label="${plain(say('code')[language])}" inputmode="numeric" pattern="[0-9]{6}" maxlength="6" autocomplete="off" required autofocus><button class="main">${plain(say('look')[language])}</button></form>`;
}

function result(services: Services, view: ProgressView, language: Language): string {
  const { timeZone } = hallLine(services.state());
  const day = (at: number) => new Intl.DateTimeFormat('sv-SE', { timeZone }).format(at);
  const due = view.due === null ? null : view.due + (view.provisional ? say('provisional')[language] : '');
  const lines: readonly (readonly [Text, string | null])[] = [
    [say('department'), view.department[language]],
    [say('received'), day(view.receivedAt)],
    [say('accepted'), view.acceptedAt === null ? null : day(view.acceptedAt)],
    [say('due'), due],
  ];
  const rows = lines
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `<dt>${plain(name[language])}</dt><dd>${plain(value ?? '')}</dd>`)
    .join('');
  const steps = view.steps.map(
    (step) =>
      `<li class="${step.state}">${plain(step.name[language])} <span>${plain(STEP_WORDS[step.state][language])}</span></li>`,
  );
  const place = view.place
    ? `<p class="place">${plain(say('place', { counter: view.place.name[language], floor: view.place.floor })[language])}</p>`
    : '';
  return `<p class="small">${plain(view.item[language])}</p><h1>${plain(STATE_SENTENCES[view.state][language])}</h1>${place}<dl>${rows}</dl>${steps.length > 0 ? `<ol>${steps.join('')}</ol>` : ''}`;
}
