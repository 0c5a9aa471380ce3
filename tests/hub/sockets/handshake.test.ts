import { io } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { REFUSALS } from '../../../hub/contract/refusals.ts';
import { startHub, type TestHub } from '../support/hub.ts';
import { raw, refusedWith } from '../support/raw.ts';

let hall: TestHub;
beforeAll(async () => {
  hall = await startHub();
});
afterAll(() => hall.close());

const NAMESPACES = ['/kiosk', '/display', '/counter', '/agent'] as const;

describe('X1 every namespace asks who comes', () => {
  test.each(NAMESPACES)(
    'X1 %s refuses a wrong token and none at all with a typed connect_error',
    async (namespace) => {
      const cookie = 'onewindow_session=forgedforgedforged';
      for (const options of [{}, { token: 'a.b' }, { token: 'x'.repeat(190) }, { cookie }])
        expect(await refusedWith(hall.origin, namespace, options)).toBe('unauthorised');
    },
  );

  test.each(NAMESPACES)(
    'X2 %s refuses another protocol, or none, and says so in both languages',
    async (namespace) => {
      const cookie = await hall.signIn('linfang');
      const token = await hall.token('display');
      for (const auth of [
        { token, protocol: 2 },
        { token },
        { token, protocol: '1' },
        { token: 7, protocol: 1 },
        {},
      ])
        expect(await refusedWith(hall.origin, namespace, { cookie, auth })).toBe('wrong-protocol');
      const refused = await raw(hall.origin, namespace, { auth: { protocol: 2 } }).catch(
        (error) => error.data,
      );
      expect(refused).toEqual({ code: 'wrong-protocol', message: REFUSALS['wrong-protocol'] });
    },
  );

  test('X1 a credential opens its own namespace and no other', async () => {
    const kiosk = hall.catalogue.kiosks[0]?.id ?? '';
    const tokens = {
      display: await hall.token('display'),
      kiosk: await hall.token('kiosk', { kiosk }),
      agent: await hall.token('agent'),
      integration: await hall.token('integration', { actAs: true }),
    };
    const cookie = await hall.signIn('linfang');
    const opened = async (options: { token?: string; cookie?: string }) => {
      const codes = await Promise.all(
        NAMESPACES.map((namespace) => refusedWith(hall.origin, namespace, options)),
      );
      return NAMESPACES.filter((_, index) => codes[index] === 'connected');
    };
    expect(await opened({ token: tokens.display })).toEqual(['/display']);
    expect(await opened({ token: tokens.kiosk })).toEqual(['/kiosk', '/display']);
    expect(await opened({ token: tokens.agent })).toEqual(['/agent']);
    expect(await opened({ token: tokens.integration })).toEqual([]);
    expect(await opened({ cookie })).toEqual(['/counter']);
  });

  test('X1 a kiosk’s token that names no kiosk of the hall is told so, and does not try for ever', async () => {
    expect(await refusedWith(hall.origin, '/kiosk', { token: await hall.token('kiosk') })).toBe(
      'no-such-kiosk',
    );
  });

  test('X1 the default namespace carries nothing', async () => {
    const socket = io(hall.origin, { transports: ['websocket'], reconnection: false, forceNew: true });
    const error = await new Promise<{ data?: { code: string } }>((done) =>
      socket.once('connect_error', done),
    );
    expect(error.data?.code).toBe('forbidden');
    socket.close();
  });

  test('X1 a revoked token is cut off at once', async () => {
    const token = await hall.token('agent');
    const agent = await raw(hall.origin, '/agent', { token });
    const gone = agent.gone();
    await hall.command({ type: 'RevokeToken', token: token.split('.')[0] ?? '' });
    expect(await gone).toBe('io server disconnect');
    expect(await refusedWith(hall.origin, '/agent', { token })).toBe('unauthorised');
  });

  test('X2 refused connections are counted', async () => {
    const count = async () =>
      Number(
        /^onewindow_anonymous_refused_total\{where="socket\/agent"\} (\d+)$/m.exec(
          await (await fetch(`${hall.origin}/metrics`)).text(),
        )?.[1],
      );
    const before = await count();
    await refusedWith(hall.origin, '/agent', { token: 'a.b' });
    expect(await count()).toBe(before + 1);
  });
});
