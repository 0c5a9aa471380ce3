import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startHub, type TestHub } from '../support/hub.ts';

let hall: TestHub;
beforeAll(async () => {
  hall = await startHub({ search: true });
});
afterAll(() => hall.close());

describe('what the hub serves beside the interface', () => {
  test('W4 a clerk’s photo stands where the card says', async () => {
    const cookie = await hall.signIn('linfang');
    const { card } = (await (await fetch(`${hall.origin}/session`, { headers: { cookie } })).json()) as {
      card: { photo: string };
    };
    const photo = await fetch(hall.origin + card.photo);
    expect([photo.status, photo.headers.get('content-type')]).toEqual([200, 'image/svg+xml']);
    expect((await fetch(`${hall.origin}/photos/nobody.svg`)).status).toBe(404);
    expect((await fetch(`${hall.origin}/photos/..%2Fstaff.json`)).status).toBeGreaterThanOrEqual(400);
  });

  test('K1 GET /items?search= finds by characters, pinyin and initials, best first', async () => {
    const api = await hall.api();
    const names = async (text: string) =>
      (await api.get(`/items?search=${encodeURIComponent(text)}`)).body.map(
        (item) => (item as { name: { zh: string } }).name.zh,
      );
    expect((await names('注销税务登记'))[0]).toBe('注销税务登记');
    expect(await names('zhuxiaoshuiwudengji')).toContain('注销税务登记');
    expect(await names('zxswdj')).toContain('注销税务登记');
    expect(await names('没有这样的事项吧')).toEqual([]);
  });

  test('X2 speech is asked for by its hash alone', async () => {
    for (const file of ['unknown.wav', '..%2F..%2Fjournal.db', `${'0'.repeat(64)}.wav`])
      expect((await fetch(`${hall.origin}/voice/${file}`)).status).toBe(404);
  });

  test('scripts and styles travel compressed to whoever takes that, and are the same', async () => {
    const page = await (await fetch(`${hall.origin}/kiosk`)).text();
    for (const [, path] of page.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)) {
      const [plain, packed] = await Promise.all(
        ['identity', 'gzip'].map((encoding) =>
          fetch(`${hall.origin}${path}`, { headers: { 'accept-encoding': encoding } }),
        ),
      );
      const kind = (answer?: Response) =>
        ['content-encoding', 'content-type', 'cache-control', 'vary'].map((name) =>
          answer?.headers.get(name),
        );
      expect(kind(plain)[0]).toBeNull();
      expect(kind(packed)).toEqual(['gzip', ...kind(plain).slice(1)]);
      expect(kind(packed)[3]).toBe('accept-encoding');
      expect(await packed?.text()).toBe(await plain?.text());
    }
  });

  test('P6 without a dock there is none to go to', async () => {
    expect((await fetch(`${hall.origin}/dock`, { redirect: 'manual' })).status).toBe(404);
  });
});
