import { expect, it } from 'vitest';
import type { Exchanged, Http } from '@/sync/http';
import { serviceOver } from '@/sync/service';

const answering =
  (body: BodyInit | null, init: ResponseInit = {}): Http =>
  async () => ({ kind: 'answered', response: new Response(body, init) });

const ask = (http: Http) => serviceOver(http).ask('GET', '/v1/me');

it('tells what the service told', async () => {
  expect(await ask(answering('{"name":"Lena"}'))).toEqual({ kind: 'told', value: { name: 'Lena' } });
  expect(await ask(answering(null, { status: 204 }))).toEqual({ kind: 'told', value: null });
});

it('sends a body as JSON', async () => {
  let sent: RequestInit | undefined;
  const http: Http = async (_, request) => {
    sent = request;
    return { kind: 'answered', response: new Response('{}') };
  };
  await serviceOver(http).ask('PATCH', '/v1/teams/1', { name: 'Kingfisher' });
  expect(sent).toMatchObject({ method: 'PATCH', body: '{"name":"Kingfisher"}' });
});

it('passes a refusal on in the service’s words', async () => {
  const problem = { code: 'last_owner', title: 'No.', detail: 'A team needs an owner.' };
  expect(await ask(answering(JSON.stringify(problem), { status: 409 }))).toEqual({
    kind: 'refused',
    code: 'last_owner',
    message: 'A team needs an owner.',
  });
});

it.each<[string, Exchanged]>([
  ['a hotel’s page', { kind: 'answered', response: new Response('<p>Welcome', { status: 200 }) }],
  ['a proxy’s refusal', { kind: 'answered', response: new Response('no', { status: 403 }) }],
  ['no network', { kind: 'unreachable' }],
])('takes %s for no answer', async (_, exchanged) => {
  expect(await ask(async () => exchanged)).toEqual({ kind: 'unreachable' });
});

it('tells how long a busy service asked to be spared', async () => {
  const busy = answering('', { status: 429, headers: { 'Retry-After': '7' } });
  expect(await ask(busy)).toEqual({ kind: 'busy', seconds: 7 });
});
