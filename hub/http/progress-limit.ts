import type { FastifyRequest } from 'fastify';
import type { Services } from '../services.ts';
import { rateKey } from './api/identity.ts';

/** Progress queries in a minute: of one address, and of an integration that asks for many people (a website, a relay). */
const BY_ADDRESS = 30;
const BY_TOKEN = 600;

/** Route limit of the public progress query, beside the lock of each number (X2). */
export const progressLimit = (services: Services) => ({
  rateLimit: {
    max: (_request: FastifyRequest, key: string) => (key.startsWith('token ') ? BY_TOKEN : BY_ADDRESS),
    timeWindow: 60_000,
    keyGenerator: (request: FastifyRequest) => rateKey(services, request),
  },
});
