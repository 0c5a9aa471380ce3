import { isIP } from 'node:net';
import { connect } from 'node:tls';

/** Longer than this nobody waits for a handshake, ms. */
const PATIENCE = 5000;

/** Why this machine and the hub's certificate do not get on, as a sentence; null when it is something else that is wrong (X5). */
export function certificateTrouble(hub: string): Promise<string | null> {
  const { hostname, port } = new URL(hub);
  const host = hostname.replace(/^\[|\]$/g, '');
  return new Promise((resolve) => {
    const servername = isIP(host) ? {} : { servername: host };
    const socket = connect({ host, port: Number(port || 443), timeout: PATIENCE, ...servername });
    const done = (error: NodeJS.ErrnoException | null) => {
      socket.destroy();
      resolve(error && certificateWords(hub, error));
    };
    socket.once('secureConnect', () => done(null));
    socket.once('timeout', () => done(null));
    socket.once('error', done);
  });
}

/** The sentence for an error of TLS; null for others. */
export function certificateWords(hub: string, { code, message }: NodeJS.ErrnoException): string | null {
  switch (code) {
    case 'SELF_SIGNED_CERT_IN_CHAIN':
    case 'DEPTH_ZERO_SELF_SIGNED_CERT':
    case 'UNABLE_TO_GET_ISSUER_CERT':
    case 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY':
    case 'UNABLE_TO_VERIFY_LEAF_SIGNATURE':
      return `The certificate of ${hub} comes from an authority this machine does not know: start the agent with NODE_EXTRA_CA_CERTS and the file of the hall's authority; if that is set, the hub's --cert lacks the certificates in between.`;
    case 'CERT_HAS_EXPIRED':
      return `The certificate of ${hub} is over, or this machine's clock is wrong.`;
    case 'CERT_NOT_YET_VALID':
      return `The certificate of ${hub} is not valid yet; look at this machine's clock.`;
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
      return `The certificate of ${hub} is made for another name: ${message}`;
    case 'ERR_SSL_WRONG_VERSION_NUMBER':
    case 'ERR_SSL_PACKET_LENGTH_TOO_LONG':
      return `${hub} does not speak HTTPS; use http:// or another port.`;
    default:
      return null;
  }
}
