import type { FastifyInstance } from 'fastify';
import { refusal } from '../../contract/refusals.ts';
import { counterView, paidAt, ticketView } from '../../domain/index.ts';
import type { State } from '../../domain/state.ts';
import type { Services } from '../../services.ts';
import { catalogueOf, queueLines } from '../../views/lines.ts';
import { screenView } from '../../views/screen.ts';
import { sendProblem } from '../problem.ts';
import { caller } from './identity.ts';

/** The reading half of the public interface. */
export function readRoutes(app: FastifyInstance, services: Services): void {
  app.get('/queues', async (request, reply) => {
    const by = caller(services, request, ['integration', 'display', 'kiosk']);
    if (!by.ok) return sendProblem(reply, by.refusal);
    return queueLines(services.source()).map((line) => ({
      id: line.id,
      letter: line.letter,
      name: line.name,
      open: line.open,
      closedBecause: line.closedBecause,
      waiting: line.waiting,
      counters: line.counters,
      bookable: line.bookable,
      estimate: line.estimate,
      sessions: line.sessions,
    }));
  });

  app.get<{ Querystring: { search?: string } }>('/items', async (request, reply) => {
    const by = caller(services, request, ['integration', 'kiosk']);
    if (!by.ok) return sendProblem(reply, by.refusal);
    const { search } = request.query;
    if (search === undefined)
      return [...catalogueOf(services.state()).items.keys()].flatMap((id) => itemBody(services.state(), id));
    if (typeof search !== 'string' || search.length > 100) {
      return sendProblem(reply, refusal('malformed', { field: 'search' }));
    }
    return services
      .search(search)
      .flatMap((hit) => (hit.kind === 'item' ? itemBody(services.state(), hit.id) : []));
  });

  app.get<{ Params: { id: string } }>('/tickets/:id', async (request, reply) => {
    const by = caller(services, request, ['integration', 'holder']);
    if (!by.ok) return sendProblem(reply, by.refusal);
    const { actor } = by.value;
    if (actor.kind === 'holder' && actor.ticket !== request.params.id)
      return sendProblem(reply, refusal('forbidden'));
    const view = ticketView(services.state(), request.params.id);
    if (!view) return sendProblem(reply, refusal('no-such-ticket', { field: 'id' }));
    return actor.kind === 'holder' ? { ...view, prompt: promptOf(services.state(), view.id) } : view;
  });

  app.get('/counters', async (request, reply) => {
    const by = caller(services, request, ['integration']);
    if (!by.ok) return sendProblem(reply, by.refusal);
    const state = services.state();
    return [...catalogueOf(state).counters.keys()].map((id) => counterView(state, id));
  });

  app.get('/board', async (request, reply) => {
    const by = caller(services, request, ['integration', 'display', 'kiosk']);
    if (!by.ok) return sendProblem(reply, by.refusal);
    const source = services.source();
    const board = screenView(source, { role: 'hall-board', sound: false, theme: 'light' }, () => []);
    return {
      calls: board.calls.map(({ number, counter, at, position, floor, open = false }) => ({
        number,
        counter,
        at,
        position,
        floor,
        open,
      })),
      queues: queueLines(source).map(({ id, letter, name, waiting }) => ({ id, letter, name, waiting })),
      notices: board.notices,
    };
  });
}

function promptOf(state: State, ticket: string): string | null {
  for (const prompt of state.prompts.values())
    if (prompt.ticket === ticket && prompt.rating === null) return prompt.id;
  return null;
}

/** The ten disclosures under their own names (J). */
function itemBody(state: State, id: string): object[] {
  const catalogue = catalogueOf(state);
  const item = catalogue.items.get(id);
  const department = item && catalogue.departments.get(item.department);
  if (!item || !department) return [];
  const { disclosures } = item;
  const days = item.promisedDays;
  return [
    {
      id: item.id,
      name: item.name,
      department: { id: department.id, name: department.name },
      kind: item.kind,
      queue: item.queue,
      statutoryDays: item.statutoryDays,
      promisedDays: item.promisedDays,
      sample: item.sample,
      fee: item.fee ? { yuan: item.fee.yuan, counter: paidAt(item.fee, catalogue.source.hall) } : null,
      disclosures: {
        ...disclosures,
        itemName: item.name,
        materials: item.materials.map(({ sample, ...material }) => ({
          ...material,
          ...(sample && { sample: { url: `/samples/${sample.file}`, text: sample.text } }),
        })),
        promisedLimit:
          days === null
            ? { zh: '当场办结', en: 'Completed on the spot' }
            : { zh: `${days} 个工作日`, en: `${days} working days` },
      },
    },
  ];
}
