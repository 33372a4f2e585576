// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Answered, Service } from '@/library/service';
import { keepWith } from '@/screens/library/editor/body/keep_image';

const sent: { path: string; type: string; size: number }[] = [];
const serviceThat = (answer: Answered<unknown>): Service => ({
  ask: async () => ({ kind: 'unreachable' }),
  fetchFile: async () => ({ kind: 'unreachable' }),
  sendFile: async <Value>(path: string, { type, size }: Blob) => {
    sent.push({ path, type, size });
    return answer as Answered<Value>;
  },
});
const shownAt = (address: string) => serviceThat({ kind: 'told', value: { address, width: 1200, height: 900 } });
const picture = (bytes: number, type = 'image/png') => new File([new Uint8Array(bytes)], 'lamp', { type });

// There are no pictures in this environment: each is as large as a camera's, and cannot be drawn smaller.
beforeEach(() => {
  sent.length = 0;
  vi.stubGlobal('createImageBitmap', async () => ({ width: 1200, height: 900, close: () => undefined }));
});
afterEach(() => vi.unstubAllGlobals());

test('a picture too large for a reply goes to the team, and is shown as wide as a mail', async () => {
  const keep = keepWith(shownAt('https://replies.test/images/abc.png'), 'team-1');
  expect(await keep(picture(300_000))).toEqual({ kind: 'kept', src: 'https://replies.test/images/abc.png', width: 800 });
  expect(sent).toEqual([{ path: '/v1/teams/team-1/images', type: 'image/png', size: 300_000 }]);
});

test.each([
  ['the service cannot be reached', serviceThat({ kind: 'unreachable' })],
  ['it has no room', serviceThat({ kind: 'refused', code: 'files_full', message: '' })],
  ['no mail client would show it', shownAt('http://replies.test/images/abc.png')],
])('where %s it is made smaller, or refused', async (_, service) => {
  expect(await keepWith(service, 'team-1')(picture(300_000))).toEqual({ kind: 'refused', because: 'too_large' });
});

test('what fits into a reply does not go anywhere', async () => {
  await keepWith(shownAt('https://replies.test/images/abc.png'), 'team-1')(picture(30_000));
  expect(sent).toEqual([]);
});

test('what mail clients do not show is not sent as it is', async () => {
  await keepWith(shownAt('https://replies.test/images/abc.png'), 'team-1')(picture(300_000, 'image/webp'));
  expect(sent).toEqual([]);
});

test('what is no picture is none', async () => {
  vi.stubGlobal('createImageBitmap', () => Promise.reject(new Error('no picture')));
  const keep = keepWith(shownAt('https://replies.test/images/abc.png'), 'team-1');
  expect(await keep(picture(300_000))).toEqual({ kind: 'refused', because: 'no_picture' });
  expect(sent).toEqual([]);
});
