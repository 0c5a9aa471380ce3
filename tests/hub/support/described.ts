import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import type { Api, ApiAnswer } from './api.ts';

/** The interface as it describes itself, held against what it answers. */
export type Described = {
  readonly document: OpenApi;
  /** The same caller; every answer that does not fit the document fails the test. */
  checked(api: Api): Api;
  /** Throws unless a webhook's message is as the document says of its event. */
  message(body: { readonly event: string }): void;
};

type Content = Readonly<Record<string, { readonly schema: object }>>;
type Operation = { readonly responses: Readonly<Record<string, { readonly content?: Content }>> };
export type OpenApi = {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly webhooks: Readonly<
    Record<string, { readonly post: { readonly requestBody: { readonly content: Content } } }>
  >;
  readonly components: { readonly schemas: { readonly Problem: object } };
};

export async function described(origin: string): Promise<Described> {
  const document = (await (await fetch(`${origin}/api/v1/openapi.json`)).json()) as OpenApi;
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  const compiled = new Map<object, ValidateFunction>();
  const validate = (schema: object, body: unknown, what: string) => {
    const check = compiled.get(schema) ?? ajv.compile(closed(schema));
    compiled.set(schema, check);
    if (!check(body)) throw new Error(`${what} is not as described: ${ajv.errorsText(check.errors)}`);
  };
  const inspect = (method: string, path: string, answer: ApiAnswer): ApiAnswer => {
    const what = `${method} ${path} → ${answer.status}`;
    const type = (answer.headers.get('content-type') ?? '').split(';')[0];
    if (answer.status >= 400) {
      if (type !== 'application/problem+json') throw new Error(`${what} is ${type}`);
      validate(document.components.schemas.Problem, answer.body, what);
      return answer;
    }
    const content = operation(document, method, path)?.responses[answer.status]?.content;
    const schema = content?.[type ?? '']?.schema;
    if (!schema) throw new Error(`${what} ${type} is not in the document`);
    validate(schema, answer.body, what);
    return answer;
  };
  return {
    document,
    message: (body) => {
      const schema = document.webhooks[body.event]?.post.requestBody.content['application/json']?.schema;
      if (!schema) throw new Error(`${body.event} is not in the document`);
      validate(schema, body, body.event);
    },
    checked: (api) => ({
      get: async (path, headers) => inspect('get', path, await api.get(path, headers)),
      post: async (path, body, headers) => inspect('post', path, await api.post(path, body, headers)),
    }),
  };
}

/** The operation whose template fits a path. */
function operation({ paths }: OpenApi, method: string, path: string): Operation | undefined {
  const [plain = ''] = path.split('?');
  for (const [template, operations] of Object.entries(paths)) {
    const pattern = new RegExp(`^${template.replaceAll(/\{\w+\}/g, '[^/]+')}$`);
    if (pattern.test(plain) && operations[method]) return operations[method];
  }
  return undefined;
}

/** A described object has the described fields and no others: an undocumented one is a leak or a lie. */
function closed(schema: unknown): object {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema as object;
  const entries = Object.entries(schema).map(([key, value]) => [key, closed(value)] as const);
  const copy: Record<string, unknown> = Object.fromEntries(entries);
  if ('properties' in copy && !('additionalProperties' in copy)) copy.additionalProperties = false;
  return copy;
}
