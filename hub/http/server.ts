import { createServer } from 'node:https';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import fastify, { type FastifyInstance, type FastifyServerFactory } from 'fastify';
import type { KeptCertificate } from '../certificate/keep.ts';
import { refusal } from '../contract/refusals.ts';
import type { Journal } from '../journal/port.ts';
import type { Notices } from '../notices/notices.ts';
import type { Services } from '../services.ts';
import type { Voice } from '../voice/voice.ts';
import { appointmentRoutes } from './api/appointments.ts';
import { eventRoutes } from './api/events.ts';
import { rateKey } from './api/identity.ts';
import { openApi } from './api/openapi.ts';
import { progressRoutes } from './api/progress.ts';
import { readRoutes } from './api/read.ts';
import { reportRoutes } from './api/reports.ts';
import { writeRoutes } from './api/write.ts';
import { catalogueRoutes } from './catalogue.ts';
import { healthRoutes, type Metrics, type Readings } from './health.ts';
import { noticeRoutes } from './notices.ts';
import { type PageOptions, pageRoutes } from './pages.ts';
import { pairingRoutes } from './pairing.ts';
import { phoneRoutes } from './phone.ts';
import { phoneAppointmentRoutes } from './phone-appointment.ts';
import { phoneProgressRoutes } from './phone-progress.ts';
import { sendCode, sendProblem } from './problem.ts';
import { sessionRoutes } from './session.ts';
import { setupRoutes } from './setup.ts';
import { voiceRoutes } from './voice.ts';

export type HttpOptions = PageOptions & {
  readonly version: string;
  readonly demo: boolean;
  /** Makes the first administrator of an empty hall; null when there is one. */
  readonly setupCode: string | null;
  /** A password everybody knows (the demo's): refused beyond loopback. */
  readonly knownPassword: string | null;
  /** Served by HTTPS with this certificate, then the session cookie and the headers say so; null = plain HTTP. */
  readonly certificate: Pick<KeptCertificate, 'current' | 'onRenewed'> | null;
  /** Addresses or networks whose `X-Forwarded-For` is believed (docs/operations.md); none: a request comes from where it comes. */
  readonly proxies: readonly string[];
  readonly notices: Notices;
  readonly voice: Pick<Voice, 'standing' | 'clips'>;
  readonly metrics: Metrics;
  readonly readings: Readings;
};

/** Requests a second of one identity (docs/api.md). */
const PER_SECOND = 2000;

/** Half a year, renewed by every answer. The hub's own name alone: what else the domain holds is not the hall's. */
const HSTS = { maxAge: 15_552_000, includeSubDomains: false };

/** Everything the hub serves over HTTP. The caller listens and closes. */
export async function createHttp(
  services: Services,
  journal: Journal,
  options: HttpOptions,
): Promise<FastifyInstance> {
  const { certificate } = options;
  const secure = certificate !== null;
  const app = fastify({
    ...(certificate && { serverFactory: secureServers(certificate) }),
    bodyLimit: 64 * 1024,
    // In-flight answers go out when the hub stops; what comes later is told so by the desk.
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    logger: false,
    trustProxy: options.proxies.length > 0 && [...options.proxies],
    frameworkErrors: (_error, _request, reply) => void sendCode(reply, 'malformed', 'url'),
  });
  takeEmptyBodies(app);
  closeGently(app);
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'script-src': ["'self'"],
        'style-src': ["'self'", "'unsafe-inline'"],
        'img-src': ["'self'", 'data:'],
        'font-src': ["'self'", 'data:'],
        'media-src': ["'self'", 'blob:'],
        'connect-src': ["'self'"],
        'base-uri': ["'none'"],
        'form-action': ["'self'"],
        'frame-ancestors': ["'none'"],
      },
    },
    strictTransportSecurity: secure && HSTS,
    crossOriginOpenerPolicy: secure,
  });
  await app.register(cookie);
  await app.register(rateLimit, {
    max: PER_SECOND,
    timeWindow: 1000,
    keyGenerator: (request) => rateKey(services, request),
    errorResponseBuilder: () => {
      services.count.limited('http');
      return { refusal: refusal('too-many-requests'), statusCode: 429 };
    },
  });
  app.setErrorHandler(
    (
      error: Error & { statusCode?: number; refusal?: ReturnType<typeof refusal>; code?: string },
      request,
      reply,
    ) => {
      if (error.refusal) return sendProblem(reply, error.refusal);
      if (error.statusCode === 413) return sendCode(reply, 'too-large');
      if (error.statusCode !== undefined && error.statusCode < 500) {
        services.count.malformed('http');
        return sendCode(reply, 'malformed', error.statusCode === 415 ? 'Content-Type' : 'body');
      }
      // The route alone: addresses hold secrets, and whatever people type.
      services.log.error({ error, route: request.routeOptions.url }, 'a request could not be handled');
      return sendCode(reply, 'not-recorded');
    },
  );
  app.setNotFoundHandler({ preHandler: app.rateLimit() }, (request, reply) => {
    services.count.malformed('http');
    return reply
      .code(404)
      .type('application/problem+json')
      .send({
        type: 'urn:onewindow:refusal:no-such-page',
        title: 'There is nothing at this address',
        status: 404,
        detail: '没有这个地址。',
        code: 'no-such-page',
        field: request.url.slice(0, 200),
      });
  });

  healthRoutes(app, options.metrics, options.readings);
  sessionRoutes(app, services, { secure, knownPassword: options.knownPassword });
  setupRoutes(app, services, options);
  pairingRoutes(app, services, options);
  await app.register(async (phone) => phoneRoutes(phone, services));
  await app.register(async (phone) => phoneAppointmentRoutes(phone, services));
  await app.register(async (phone) => phoneProgressRoutes(phone, services));
  noticeRoutes(app, services, options.notices);
  await app.register(async (voice) => voiceRoutes(voice, services, options.voice));
  await app.register(async (catalogue) => catalogueRoutes(catalogue, services, options));
  await pageRoutes(app, services, options);
  await app.register(
    async (api) => {
      readRoutes(api, services);
      writeRoutes(api, services);
      progressRoutes(api, services);
      appointmentRoutes(api, services);
      reportRoutes(api, services);
      eventRoutes(api, services, journal);
      const described = openApi(options.version);
      api.get('/openapi.json', async () => described);
    },
    { prefix: '/api/v1' },
  );
  return app;
}

/** A renewed certificate is for the connections to come; those there are go on with theirs. */
function secureServers(certificate: NonNullable<HttpOptions['certificate']>): FastifyServerFactory {
  return (handler) => {
    const server = createServer(certificate.current(), handler);
    certificate.onRenewed((next) => server.setSecureContext(next));
    return server;
  };
}

/** Many clients send `content-type: application/json` with every POST: no body means no fields. */
function takeEmptyBodies(app: FastifyInstance): void {
  const parseJson = app.getDefaultJsonParser('error', 'error');
  app.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body.trim() === '') done(null, undefined);
    else void parseJson(request, body, done);
  });
}

/** While closing, connections go as soon as their answer went out. */
function closeGently(app: FastifyInstance): void {
  app.addHook('preClose', async () => {
    const timer = setInterval(() => app.server.closeIdleConnections(), 25).unref();
    app.server.once('close', () => clearInterval(timer));
  });
}
