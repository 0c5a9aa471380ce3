import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

/** Who may sign: an authority's name and key. */
export type Authority = { readonly name: string; readonly key: KeyObject; readonly pem: string };
/** A certificate of the hall's hub with what leads to its authority, and its key. PEM. */
export type Made = { readonly cert: string; readonly key: string };

/** X.509 made by hand, for no program that makes certificates is everywhere. DER: tag, length, content. */
function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}
const sequence = (...parts: readonly Uint8Array[]) => der(0x30, ...parts);
const oid = (hex: string) => der(0x06, Buffer.from(hex, 'hex'));
const octets = (content: Uint8Array) => der(0x04, content);
/** ecdsa-with-SHA256. */
const ALGORITHM = sequence(oid('2a8648ce3d040302'));
const TRUE = Buffer.from([0x01, 0x01, 0xff]);
const commonName = (name: string) =>
  sequence(der(0x31, sequence(oid('550403'), der(0x0c, Buffer.from(name)))));
/** UTCTime: years up to 2049. */
const time = (at: number) =>
  der(
    0x17,
    Buffer.from(
      `${new Date(at)
        .toISOString()
        .replace(/[-:T]|\..*/g, '')
        .slice(2)}Z`,
    ),
  );
const pem = (content: Buffer) =>
  `-----BEGIN CERTIFICATE-----\n${content.toString('base64').replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`;

const newKey = () => generateKeyPairSync('ec', { namedCurve: 'P-256' });

type Wanted = { name: string; from: number; until: number; extensions: readonly Uint8Array[] };

function issue(by: Pick<Authority, 'name' | 'key'>, publicKey: KeyObject, wanted: Wanted): string {
  const tbs = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.concat([Buffer.from([1]), randomBytes(15)])),
    ALGORITHM,
    commonName(by.name),
    sequence(time(wanted.from), time(wanted.until)),
    commonName(wanted.name),
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(...wanted.extensions)),
  );
  const signature = sign('sha256', tbs, by.key);
  return pem(sequence(tbs, ALGORITHM, der(0x03, Buffer.from([0]), signature)));
}

const DAY = 86_400_000;

/** An authority of the hall's own; below another when there is one. */
export function authority(name: string, above?: Authority, now = Date.now()): Authority {
  const { publicKey, privateKey } = newKey();
  const isAuthority = sequence(oid('551d13'), TRUE, octets(sequence(TRUE)));
  const wanted = { name, from: now - DAY, until: now + 3650 * DAY, extensions: [isAuthority] };
  return { name, key: privateKey, pem: issue(above ?? { name, key: privateKey }, publicKey, wanted) };
}

export type Leaf = { readonly from?: number; readonly until?: number; readonly host?: string };

/** A certificate for 127.0.0.1 and a name, valid for 90 days unless said otherwise; `chain` follows it in its file. */
export function certificate(
  by: Authority,
  chain: readonly Authority[] = [],
  { from = Date.now() - DAY, until = from + 90 * DAY, host = 'localhost' }: Leaf = {},
): Made {
  const { publicKey, privateKey } = newKey();
  const names = sequence(der(0x82, Buffer.from(host)), der(0x87, Buffer.from([127, 0, 0, 1])));
  const wanted = { name: host, from, until, extensions: [sequence(oid('551d11'), octets(names))] };
  return {
    cert: [issue(by, publicKey, wanted), ...chain.map((one) => one.pem)].join(''),
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
  };
}
