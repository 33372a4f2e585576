import type { Http } from '@/sync/http';
import { inOurLanguage } from '@/web/speaking';
import { speak } from '@/words/say';
import { expect, test } from 'vitest';

test('the service is told what the screens speak, beside what else is said', async () => {
  const asked: (RequestInit | undefined)[] = [];
  const http: Http = async (_, request) => {
    asked.push(request);
    return { kind: 'unreachable' };
  };
  speak('zh', {}, 'zh-TW');

  await inOurLanguage(http)('/v1/teams/1/invitations', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: '{}',
  });

  expect(asked).toEqual([
    {
      method: 'POST',
      headers: { 'accept-language': 'zh-TW, zh', 'content-type': 'application/json' },
      body: '{}',
    },
  ]);
});
