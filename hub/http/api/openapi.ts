import { toJsonSchema } from '@valibot/to-json-schema';
import type * as v from 'valibot';
import { ProgressRequest } from '../../contract/case-queries.ts';
import { PUBLIC_EVENTS } from '../../contract/public-events.ts';
import { GROUPINGS, PERIODS, ReportBody } from '../../contract/reports.ts';
import { LANGUAGES } from '../../contract/text.ts';
import { WEBHOOK_BODIES } from './event-schemas.ts';
import * as shapes from './schemas.ts';
import { VERBS } from './write.ts';

type Shape = v.GenericSchema;

function schema(shape: Shape): object {
  const { $schema: _draft, ...body } = toJsonSchema(shape, { errorMode: 'ignore', typeMode: 'input' }) as {
    $schema?: string;
  };
  return body;
}

function json(shape: Shape | object) {
  const described = 'kind' in shape && 'async' in shape ? schema(shape as Shape) : shape;
  return { content: { 'application/json': { schema: described } } };
}

const array = (shape: Shape) => ({ type: 'array', items: schema(shape) });
const problem = {
  description: 'Refused; `code` never changes, `field` names what is at fault',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};
const id = { name: 'id', in: 'path', required: true, schema: { type: 'string' } };
const code = { name: 'code', in: 'path', required: true, schema: { type: 'string' } };
const key = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'The same key gives the same answer, for 48 hours, also after a restart',
  schema: { type: 'string', maxLength: 255 },
};

function get(summary: string, body: Shape | object, parameters: object[] = []) {
  return {
    get: { summary, parameters, responses: { 200: { description: 'OK', ...json(body) }, default: problem } },
  };
}

function post(summary: string, request: Shape, answer: Shape, status: number, parameters: object[]) {
  return {
    post: {
      summary,
      parameters: [...parameters, key],
      requestBody: { required: false, ...json(request) },
      responses: { [status]: { description: 'Done', ...json(answer) }, default: problem },
    },
  };
}

const choice = (name: string, required: boolean, values: readonly string[]) => ({
  name,
  in: 'query',
  required,
  schema: { type: 'string', enum: values },
});

/** No token is needed; there is nothing to repeat, so no key either. */
function openToAll({ post: operation }: ReturnType<typeof post>) {
  return { post: { ...operation, parameters: [], security: [] } };
}

const header = (name: string, description: string) => ({
  name,
  in: 'header',
  required: true,
  description,
  schema: { type: 'string' },
});

/** What a hall's own receiver is sent (docs/api.md, Webhooks). */
function webhook(event: string, body: Shape) {
  return {
    post: {
      summary: `Sent when ${event} happened, at least once, in order for each ticket or case`,
      security: [],
      parameters: [
        header('OneWindow-Signature', 't=<seconds>,v1=<HMAC-SHA256 over "<t>.<body>", hex>'),
        header('OneWindow-Delivery', 'The same when it is sent again'),
        header('OneWindow-Event', 'Name of the event'),
      ],
      requestBody: { required: true, ...json(body) },
      responses: { '2XX': { description: 'Taken; anything else is tried again' } },
    },
  };
}

/** The interface described by the very schemas that check it (OpenAPI 3.1). */
export function openApi(version: string): object {
  const search = { name: 'search', in: 'query', required: false, schema: { type: 'string', maxLength: 100 } };
  const verbs = Object.entries(VERBS).map(([verb, [request]]) => [
    `/counters/{id}/${verb}`,
    post(`Counter: ${verb} (needs a token made with --act-as)`, request, shapes.CounterBody, 200, [id]),
  ]);
  return {
    openapi: '3.1.0',
    info: {
      title: 'OneWindow',
      version,
      description: 'Queue calling and guidance of a government service hall',
    },
    servers: [{ url: '/api/v1' }],
    security: [{ bearer: [] }],
    paths: {
      '/queues': get('Queues with who waits and who serves', array(shapes.QueueBody)),
      '/items': get('Service items with their ten disclosures', array(shapes.ItemBody), [search]),
      '/tickets': post('Take a ticket', shapes.IssueRequest, shapes.TicketBody, 201, []),
      '/tickets/{id}': get('A ticket of today', shapes.TicketBody, [id]),
      '/tickets/{id}/cancel': post('Cancel a waiting ticket', shapes.CancelRequest, shapes.TicketBody, 200, [
        id,
      ]),
      '/queues/{id}/slots': get('Slots that can be booked, of one date or of all', shapes.SlotsBody, [
        id,
        { name: 'date', in: 'query', required: false, schema: { type: 'string', format: 'date' } },
      ]),
      '/appointments': post('Book an appointment', shapes.BookRequest, shapes.AppointmentBody, 201, []),
      '/appointments/{code}': get('An appointment', shapes.AppointmentBody, [code]),
      '/appointments/{code}/move': post(
        'Move an appointment to another slot',
        shapes.MoveRequest,
        shapes.AppointmentBody,
        200,
        [code],
      ),
      '/appointments/{code}/cancel': post(
        'Cancel an appointment',
        shapes.EmptyRequest,
        shapes.AppointmentBody,
        200,
        [code],
      ),
      '/appointments/check-in': post(
        'Check in, by code or phone; the answer is the ticket',
        shapes.CheckInRequest,
        shapes.TicketBody,
        201,
        [],
      ),
      '/counters': get('Counters', array(shapes.CounterBody)),
      '/counters/{id}/call-next': post(
        'Call the next ticket',
        shapes.CallNextRequest,
        shapes.CalledBody,
        200,
        [id],
      ),
      ...Object.fromEntries(verbs),
      '/board': get('What the hall board shows', shapes.BoardBody),
      '/reports': {
        get: {
          summary: 'Figures of the hall by period and group (docs/reports.md)',
          parameters: [
            choice('period', true, PERIODS),
            ...['from', 'to'].map((name) => ({
              name,
              in: 'query',
              required: true,
              description: 'Hall day, included',
              schema: { type: 'string', format: 'date' },
            })),
            choice('by', false, GROUPINGS),
            choice('format', false, ['json', 'csv']),
            choice('lang', false, LANGUAGES),
          ],
          responses: {
            200: {
              description: 'OK',
              content: { ...json(ReportBody).content, 'text/csv': { schema: { type: 'string' } } },
            },
            default: problem,
          },
        },
      },
      '/events': {
        get: {
          summary: `Server-sent events: ${PUBLIC_EVENTS.join(', ')}`,
          parameters: [{ name: 'Last-Event-ID', in: 'header', required: false, schema: { type: 'string' } }],
          responses: {
            200: { description: 'OK', content: { 'text/event-stream': { schema: { type: 'string' } } } },
            default: problem,
          },
        },
      },
      '/cases/progress': openToAll(
        post(
          'How far a case is, by its number and check code',
          ProgressRequest,
          shapes.ProgressBody,
          200,
          [],
        ),
      ),
      '/ratings': post(
        'Rate a finished visit, with the ticket’s own credential',
        shapes.RatingRequest,
        shapes.RatedBody,
        200,
        [],
      ),
    },
    webhooks: Object.fromEntries(WEBHOOK_BODIES.map(([event, body]) => [event, webhook(event, body)])),
    components: {
      schemas: { Problem: schema(shapes.ProblemBody) },
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } },
    },
  };
}
