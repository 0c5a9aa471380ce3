import type { FastifyInstance } from 'fastify';
import { localeFor, refusalWords, textIn } from '../contract/languages/index.ts';
import type { Refusal } from '../contract/refusals.ts';
import type { Result } from '../contract/result.ts';
import type { Appointment } from '../domain/appointments/facts.ts';
import { appointmentView } from '../domain/index.ts';
import type { Services } from '../services.ts';
import { catalogueOf, itemName } from '../views/lines.ts';
import { plain, sheet } from './phone-sheet.ts';
import { phoneWord as say } from './phone-words.ts';

type BySecret = { Params: { secret: string } };

/** An appointment's page for phones, behind an address that cannot be guessed and names nobody (T13): check in, or give it up. */
export function phoneAppointmentRoutes(app: FastifyInstance, services: Services): void {
  const find = (secret: string) => {
    for (const one of services.state().appointments.values()) if (one.secret === secret) return one;
    return null;
  };
  const act = async (secret: string, type: 'CheckIn' | 'CancelAppointment') => {
    const found = find(secret);
    if (!found) return { found, done: null };
    const { appointment, code } = found;
    const done = await services.submit({ kind: 'booker', appointment }, services.newId(), { type, code });
    return { found, done };
  };

  app.get<BySecret>('/a/:secret', async (request, reply) => {
    const found = find(request.params.secret);
    reply.type('text/html; charset=utf-8').header('cache-control', 'no-store');
    if (!found) return reply.code(404).send(unknown());
    return page(services, found);
  });
  app.register(async (form) => {
    // The form carries nothing but its address. Only here: the public interface takes JSON alone.
    form.addContentTypeParser('application/x-www-form-urlencoded', (_request, payload, done) => {
      payload.resume();
      done(null, null);
    });
    for (const [verb, type] of [
      ['check-in', 'CheckIn'],
      ['cancel', 'CancelAppointment'],
    ] as const) {
      form.post<BySecret>(`/a/:secret/${verb}`, async (request, reply) => {
        const { found, done } = await act(request.params.secret, type);
        reply.type('text/html; charset=utf-8').header('cache-control', 'no-store');
        if (!found) return reply.code(404).send(unknown());
        if (done && !done.ok) return reply.send(page(services, found, done));
        const { tickets, appointments } = services.state();
        const ticket = tickets.get(appointments.get(found.appointment)?.ticket ?? '');
        return reply.redirect(ticket ? `/t/${ticket.secret}` : `/a/${found.secret}`, 303);
      });
    }
  });
}

function unknown(): string {
  const body = `<main><h1>${say('unknownAppointment', 'zh')}</h1><p class="small" lang="en">${say('unknownAppointment', 'en')}</p></main>`;
  return sheet({ language: 'zh', title: '', body });
}

function page(
  services: Services,
  of: Appointment,
  refused?: Extract<Result<unknown, Refusal>, { ok: false }>,
): string {
  const state = services.state();
  const { language } = of;
  const catalogue = catalogueOf(state);
  const { hall } = catalogue.source;
  const at = (time: number, style: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(localeFor(language), {
      timeZone: hall.timeZone,
      hourCycle: 'h23',
      ...style,
    }).format(time);
  const clock = (time: number) => at(time, { hour: '2-digit', minute: '2-digit' });
  const view = appointmentView(state, of.appointment, services.now());
  const name = itemName(state, of.item) ?? catalogue.queues.get(of.queue)?.name;
  const what = name ? textIn(name, language) : '';
  const standing = view?.standing ?? null;
  const sentence =
    standing === null
      ? say(
          view?.state === 'checked-in'
            ? 'arrived'
            : view?.state === 'missed'
              ? 'slotMissed'
              : 'slotCancelled',
          language,
        )
      : say(standing === 'early' ? 'slotEarly' : standing === 'late' ? 'slotLate' : 'slotNow', language, {
          from: clock(view?.opensAt ?? of.start),
        });
  const wrong = refused
    ? `<p class="wrong" role="alert">${plain(refusalWords(refused.refusal, language))}</p>`
    : '';
  const form = (verb: string, word: string, strong: boolean) =>
    `<form method="post" action="/a/${encodeURIComponent(of.secret)}/${verb}"><button${strong ? ' class="main"' : ''}>${word}</button></form>`;
  const forms =
    standing === null
      ? ''
      : (standing === 'early' ? '' : form('check-in', say('checkIn', language), true)) +
        form('cancel', say('slotCancel', language), false);
  const day = at(of.start, { month: 'long', day: 'numeric', weekday: 'long' });
  const field = `<div class="field">${plain(what)}<div class="case">${plain(day)} ${clock(of.start)}–${clock(of.end)}</div>${say('slotCode', language)} ${plain(of.code)}</div>`;
  const body = `<header><b>${plain(textIn(hall.name, language))}</b></header>${field}<main>${wrong}<h1>${sentence}</h1>${forms}</main>`;
  return sheet({ language, title: `${what} ${clock(of.start)}`, body });
}
