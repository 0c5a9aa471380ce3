import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { createSecureContext } from 'node:tls';
import { ok, type Result, refuse } from '../contract/result.ts';

/** The two files of a certificate: PEM, the hub's own first, then those that lead to its authority (X5). */
export type CertificateFiles = { readonly cert: string; readonly key: string };

export type Certificate = {
  /** The whole PEM file, chain included. */
  readonly cert: string;
  readonly key: string;
  /** Epoch ms of the hub's own certificate. */
  readonly from: number;
  readonly until: number;
};

/** Takes what stands in the two files when it belongs together and TLS can work with it. The refusal is a sentence that names the option. */
export function checkCertificate(
  files: CertificateFiles,
  { cert, key }: { cert: string; key: string },
): Result<Certificate, string> {
  const own = firstCertificate(cert);
  if (own === null)
    return refuse(`--cert: ${files.cert} holds no certificate in PEM form (-----BEGIN CERTIFICATE-----).`);
  const secret = privateKey(files.key, key);
  if (!secret.ok) return secret;
  if (!own.checkPrivateKey(secret.value))
    return refuse(`--key: ${files.key} does not belong to the first certificate in ${files.cert}.`);
  try {
    createSecureContext({ cert, key });
  } catch (error) {
    return refuse(`--cert: ${files.cert} cannot be used for HTTPS: ${(error as Error).message}.`);
  }
  return ok({ cert, key, from: Date.parse(own.validFrom), until: Date.parse(own.validTo) });
}

function firstCertificate(pem: string): X509Certificate | null {
  if (!pem.includes('-----BEGIN CERTIFICATE-----')) return null;
  try {
    return new X509Certificate(pem);
  } catch {
    return null;
  }
}

function privateKey(file: string, pem: string): Result<KeyObject, string> {
  if (/ENCRYPTED/.test(pem))
    return refuse(
      `--key: ${file} is locked by a passphrase; write it without one (openssl pkey -in … -out …).`,
    );
  try {
    return ok(createPrivateKey(pem));
  } catch {
    return refuse(`--key: ${file} holds no private key in PEM form (-----BEGIN PRIVATE KEY-----).`);
  }
}
