import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
/** Ways a Node program has to ask another machine. Types alone reach nobody, nor do servers and the certificate they show. */
const WAYS =
  /(?<![.\w])fetch\(|new WebSocket\(|import (?!type |\{ create(?:Server|SecureContext) \} )[^;]*'(?:node:(?:https|http2|tls|net|dgram)|undici)'|import \{[^}]*\b(?:request|get)\b[^}]*\} from 'node:http'/;

function goOut(folder: string, leftOut: readonly string[]): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => `${folder}/${file}`)
    .filter((file) => /\.(ts|mjs)$/.test(file) && !leftOut.some((room) => file.startsWith(room)))
    .filter((file) => WAYS.test(readFileSync(join(root, file), 'utf8')))
    .sort();
}

describe('X5 no request leaves the hall’s network but to webhooks', () => {
  test('X5 in the hub one file sends anything anywhere; the admin verbs ask the hub’s own socket', () => {
    // hub/web and hub/link run in pages, whose content policy lets them talk to the hub alone.
    expect(goOut('hub', ['hub/web/', 'hub/link/'])).toEqual(['hub/admin/main.ts', 'hub/webhooks/post.ts']);
    expect(readFileSync(join(root, 'hub/admin/main.ts'), 'utf8')).toMatch(/request\(\{ socketPath: /);
  });

  test.each([
    "import { request } from 'node:https';",
    "import { createConnection } from 'node:net';",
    "import { createServer, get } from 'node:http';",
    "import { connect, createSecureContext } from 'node:tls';",
    'const page = await fetch(address);',
    'new WebSocket(address)',
  ])('X5 %s is seen', (line) => {
    expect(line).toMatch(WAYS);
  });

  test.each([
    "import type { AddressInfo } from 'node:net';",
    "import { createServer } from 'node:http';",
    "import { createServer } from 'node:https';",
    "import { createSecureContext } from 'node:tls';",
  ])('%s goes nowhere', (line) => {
    expect(line).not.toMatch(WAYS);
  });
});
