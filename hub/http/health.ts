import type { FastifyInstance } from 'fastify';
import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { Counts } from '../services.ts';

/** What `/metrics` tells beside Node's own figures; read when asked. */
export type Readings = {
  ready(): boolean;
  connections(): Record<string, number>;
  desk(): { commits: number; commands: number; refusals: number };
  waiting(): Record<string, number>;
  /** By webhook. */
  webhooks(): Record<
    'waiting' | 'behind' | 'delivered' | 'failed' | 'stale' | 'givenUp',
    Record<string, number>
  >;
  /** The journal's own settings, read back: `synchronous` 2 is FULL. */
  journal(): Promise<Record<string, number>>;
};

export type Metrics = Counts & { registry: Registry };

/** Counters of messages that are refused before anybody is known: counted, not recorded (X2). */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const counter = (name: string, help: string) =>
    new Counter({ name, help, labelNames: ['where'], registers: [registry] });
  const malformed = counter('onewindow_malformed_total', 'Messages that did not fit their schema');
  const anonymous = counter(
    'onewindow_anonymous_refused_total',
    'Connections and sign-ins refused for want of an identity',
  );
  const limited = counter('onewindow_rate_limited_total', 'Messages refused for coming too fast');
  return {
    registry,
    malformed: (where) => malformed.inc({ where }),
    anonymous: (where) => anonymous.inc({ where }),
    limited: (where) => limited.inc({ where }),
  };
}

type Readout = Record<string, number> | number;

/** `/healthz` (alive), `/readyz` (serving), `/metrics` (Prometheus). */
export function healthRoutes(app: FastifyInstance, metrics: Metrics, readings: Readings): void {
  const { registry } = metrics;
  collectDefaultMetrics({ register: registry });
  const gauge = (
    name: string,
    help: string,
    label: string | null,
    read: () => Readout | Promise<Readout>,
  ) => {
    new Gauge({
      name,
      help,
      labelNames: label === null ? [] : [label],
      registers: [registry],
      async collect() {
        const value = await read();
        if (typeof value === 'number') return this.set(value);
        this.reset();
        for (const [key, count] of Object.entries(value)) this.set({ [label ?? '']: key }, count);
      },
    });
  };
  gauge('onewindow_connections', 'Open Socket.IO connections', 'namespace', readings.connections);
  gauge('onewindow_waiting', 'Waiting tickets', 'queue', readings.waiting);
  gauge('onewindow_journal', 'Settings of the journal, read back', 'setting', readings.journal);
  const webhook = (name: string, help: string, figure: keyof ReturnType<Readings['webhooks']>) =>
    gauge(`onewindow_webhook_${name}`, help, 'webhook', () => readings.webhooks()[figure]);
  webhook('waiting', 'Events held to be sent', 'waiting');
  webhook('behind', 'Facts of the journal not yet looked at', 'behind');
  webhook('delivered', 'Events delivered since the start', 'delivered');
  webhook('failed', 'Attempts that failed since the start', 'failed');
  webhook('stale', 'Events not sent because they were true no more', 'stale');
  webhook('given_up', 'Events given up since the start', 'givenUp');
  gauge('onewindow_commits', 'Group commits since the start', null, () => readings.desk().commits);
  gauge('onewindow_commands', 'Commands answered since the start', null, () => readings.desk().commands);
  gauge('onewindow_refusals', 'Commands refused since the start', null, () => readings.desk().refusals);

  const quiet = { config: { rateLimit: false as const } };
  app.get('/healthz', quiet, async () => ({ status: 'ok' }));
  app.get('/readyz', quiet, async (_request, reply) =>
    readings.ready() ? { status: 'ready' } : reply.code(503).send({ status: 'starting' }),
  );
  app.get('/metrics', quiet, async (_request, reply) =>
    reply.type(registry.contentType).send(await registry.metrics()),
  );
}
