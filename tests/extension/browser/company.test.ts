import { companyServer, onCompanyServer } from '@/browser/company';
import { serviceAt } from '@/browser/sign_in';
import { afterEach, expect, test, vi } from 'vitest';

type Heard = (changes: object, area: string) => void;

afterEach(() => vi.unstubAllGlobals());

/** What the browser tells of its policies, and where it tells that they changed. */
function told(server: unknown): Set<Heard> {
  const heard = new Set<Heard>();
  const onChanged = { addListener: (each: Heard) => heard.add(each), removeListener: (each: Heard) => heard.delete(each) };
  vi.stubGlobal('chrome', { storage: { managed: { get: async () => ({ server }) }, onChanged } });
  return heard;
}

test.each([
  ['an address', 'https://replies.shop.test', 'https://replies.shop.test'],
  ['one with a path, a slash too many', 'https://shop.test/replies/', 'https://shop.test/replies'],
  ['one without its scheme', 'replies.shop.test', 'https://replies.shop.test'],
  ['one where passwords would go in the clear', 'http://replies.shop.test', null],
  ['no address', 'our service', null],
  ['nothing', undefined, null],
  ['no text', 8000, null],
])('a company sets %s', async (_, server, means) => {
  told(server);

  expect(await companyServer()).toBe(means);
});

test('Firefox without any policy refuses to tell, which says that none is set', async () => {
  const managed = { get: async () => Promise.reject(new Error('Managed storage manifest not found')) };
  vi.stubGlobal('chrome', { storage: { managed } });

  expect(await companyServer()).toBeNull();
});

test('another service than the company’s is not even asked', async () => {
  told('https://replies.shop.test');

  expect(await serviceAt('https://elsewhere.test')).toEqual({
    kind: 'refused',
    reason: { code: 'other_service', server: 'https://replies.shop.test' },
  });
});

test('the company’s own is asked', async () => {
  told('https://replies.shop.test');
  const problem = { status: 401, headers: { 'Content-Type': 'application/problem+json' } };
  vi.stubGlobal('fetch', async () => new Response('{}', problem));

  expect(await serviceAt('replies.shop.test')).toEqual({ kind: 'service', server: 'https://replies.shop.test' });
});

test('a policy that comes later is heard of, until nobody listens', () => {
  const heard = told(undefined);
  const gone = new AbortController();
  let changes = 0;
  onCompanyServer(() => changes++, gone.signal);

  for (const each of heard) each({}, 'managed');
  for (const each of heard) each({}, 'local');
  gone.abort();

  expect(changes).toBe(1);
  expect(heard.size).toBe(0);
});
