import type { FastifyInstance } from 'fastify';
import { refusal } from '../../contract/refusals.ts';
import type { State } from '../../domain/state.ts';
import type { Journal, Recorded } from '../../journal/port.ts';
import type { Services } from '../../services.ts';
import { sendProblem } from '../problem.ts';
import { caller } from './identity.ts';

/** Names of facts on the feed. Nobody is named: tickets are numbers. */
function eventOf(state: State, { fact, at, position }: Recorded): { event: string; data: object } | null {
  const base = { position, at };
  switch (fact.type) {
    case 'TicketIssued':
      return {
        event: 'ticket.issued',
        data: { ...base, ticket: fact.ticket, number: fact.number, queue: fact.queue },
      };
    case 'TicketCalled':
      return {
        event: 'ticket.called',
        data: { ...base, ticket: fact.ticket, number: numberOf(state, fact.ticket), counter: fact.counter },
      };
    case 'TicketFinished':
      return {
        event: 'ticket.finished',
        data: {
          ...base,
          ticket: fact.ticket,
          number: numberOf(state, fact.ticket),
          counter: fact.counter,
          outcome: fact.outcome,
        },
      };
    case 'Rated':
      return {
        event: 'rating.recorded',
        data: { ...base, ticket: fact.ticket, counter: fact.counter, level: fact.level },
      };
    default:
      return null;
  }
}

function numberOf(state: State, ticket: string): string | null {
  return state.tickets.get(ticket)?.number ?? null;
}

/** Facts read from the journal in one go. */
const BATCH = 500;
/** Proxies cut what is silent for long, ms. */
const HEARTBEAT = 15_000;

/** `GET /events`: server-sent events from the journal itself, so that nothing is missed: resumed by position (API.md). */
export function eventRoutes(app: FastifyInstance, services: Services, journal: Journal): void {
  const wake = new Set<() => void>();
  services.onCommitted(() => {
    for (const one of wake) one();
  });

  app.get('/events', async (request, reply) => {
    const by = caller(services, request, ['integration']);
    if (!by.ok) return sendProblem(reply, by.refusal);
    const last = request.headers['last-event-id'];
    const from = last === undefined ? services.state().position : Number(last);
    if (!Number.isSafeInteger(from) || from < 0)
      return sendProblem(reply, refusal('malformed', { field: 'Last-Event-ID' }));

    reply.hijack();
    const out = reply.raw;
    out.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    out.write(': connected\n\n');
    let position = from;
    let pumping = false;
    let again = false;
    const pump = async () => {
      if (pumping) {
        again = true;
        return;
      }
      pumping = true;
      do {
        again = false;
        const facts = await journal.after(position, BATCH);
        for (const recorded of facts) {
          position = recorded.position;
          const event = eventOf(services.state(), recorded);
          if (event)
            out.write(`id: ${position}\nevent: ${event.event}\ndata: ${JSON.stringify(event.data)}\n\n`);
        }
        if (facts.length === BATCH) again = true;
      } while (again && !out.destroyed);
      pumping = false;
    };
    const go = () => {
      pump().catch((error) => {
        services.log.error({ error }, 'the event feed could not read the journal');
        out.destroy();
      });
    };
    const heart = setInterval(() => out.write(': \n\n'), HEARTBEAT);
    wake.add(go);
    out.on('close', () => {
      clearInterval(heart);
      wake.delete(go);
    });
    go();
  });
}
