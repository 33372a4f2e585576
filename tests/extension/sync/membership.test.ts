import { BROWSER_FOLDER } from '@/library/entry';
import type { Http } from '@/sync/http';
import { chooseForAccount } from '@/sync/account_language';
import { accountOf, leave, readMembership } from '@/sync/membership';
import { standingOf, stateOf } from '@/sync/standing';
import { syncAll } from '@/sync/sync';
import { beforeEach, expect, test } from 'vitest';
import { Person, TEAM } from './person';
import { answer, problem, Service } from './service';

const SERVER = 'https://shop.test';
let service: Service;
let ada: Person;
let teams: { id: string; name: string; role: string }[];
let id: string;

beforeEach(async () => {
  service = new Service();
  service.grant('ada', 'delivery', 'edit');
  ada = new Person('ada', http);
  teams = [{ id: TEAM, name: 'Shop', role: 'agent' }];
  id = 'ada';
  await readMembership(ada.db, ada.world, http, SERVER);
  await ada.write('delivery', { title: 'Never there' });
  await syncAll(ada.db, http, ada.world);
  await ada.write('delivery', { title: 'Late parcel' });
  await syncAll(ada.db, http, ada.world);
  await ada.write('delivery', { title: 'Not sent' });
});

const http: Http = async (path, request) => {
  if (path === '/v1/me') return answer({ id, name: 'Ada', email: 'ada@shop.test', teams }, 200);
  return teams.length > 0 ? service.httpFor('ada')(path, request) : problem(404, 'not_found');
};

const titles = async () => (await ada.sees()).map(entry => entry.template.title).sort();

test('one who is signed in sees the team’s templates and what is on its way', async () => {
  expect(await titles()).toEqual(['Late parcel', 'Not sent']);
});

test('who signs out takes along what was not sent, and nothing of the team’s', async () => {
  await leave(ada.db, ada.world);

  expect(await ada.sees()).toMatchObject([
    { folder: BROWSER_FOLDER.id, template: { title: 'Not sent' }, copy: { because: 'signed_out' } },
  ]);
  expect(await accountOf(ada.db)).toBe(null);
  expect(await ada.db.scopes.count()).toBe(0);
});

test('from the moment of the sign-in nothing says “this browser only”, nor “signed out”', async () => {
  const states: string[] = [];
  await leave(ada.db, ada.world);
  for (const standing of [null, { kind: 'signed_out' }]) {
    if (standing) await ada.db.notes.put({ name: 'sync', value: standing });
    await readMembership(ada.db, ada.world, http, SERVER);
    states.push((await standingOf(ada.db)).kind);
  }
  expect(states).toEqual(['sending', 'sending']);
});

test('who left the team loses its templates at the next pull', async () => {
  teams = [];
  await syncAll(ada.db, http, ada.world);

  expect(await titles()).toEqual(['Not sent']);
  expect((await accountOf(ada.db))?.teams).toEqual([]);
  expect(await standingOf(ada.db)).toMatchObject({ kind: 'level' });
});

test('somebody else at the same browser does not see what the one before had', async () => {
  id = 'bo';
  await readMembership(ada.db, ada.world, http, SERVER);

  expect(await ada.db.rows.count()).toBe(0);
  expect(await ada.db.outbox.count()).toBe(0);
});

test('the same person again keeps all, and what waited goes', async () => {
  await readMembership(ada.db, ada.world, http, SERVER);
  await syncAll(ada.db, http, ada.world);

  expect(await titles()).toEqual(['Late parcel', 'Not sent']);
  expect(service.history.map(template => template.title)).toContain('Not sent');
});

test.each<[string, Http, string]>([
  ['a service out of reach is offline', async () => ({ kind: 'unreachable' }), 'offline'],
  ['one that is overloaded too', async () => problem(503, 'busy'), 'offline'],
  ['an ended sign-in asks to sign in', async () => ({ kind: 'signed_out' }), 'signed_out'],
  ['a refusal is told', async () => problem(403, 'not_allowed'), 'refused'],
])('%s, and nothing is lost', async (_, world, kind) => {
  await syncAll(ada.db, world, ada.world);

  expect(await stateOf(ada.db)).toMatchObject({ kind, waiting: 1 });
  expect(await titles()).toEqual(['Late parcel', 'Not sent']);
});

test('a language that was chosen offline reaches the account with the next sync, however fresh it is', async () => {
  const asked: string[] = [];
  const hearing: Http = async (path, request) => {
    asked.push(`${request?.method ?? 'GET'} ${path}`);
    if (path === '/v1/me/language') return { kind: 'answered', response: new Response(null, { status: 204 }) };
    if (path === '/v1/me') return answer({ id, name: 'Ada', email: 'ada@shop.test', teams, language: null }, 200);
    return http(path, request);
  };
  await readMembership(ada.db, ada.world, hearing, SERVER);
  await chooseForAccount(ada.db, 'zh');
  asked.length = 0;

  await syncAll(ada.db, hearing, ada.world);
  expect(asked.slice(0, 2)).toEqual(['GET /v1/me', 'PUT /v1/me/language']);
  expect((await accountOf(ada.db))?.language).toBe('zh');

  asked.length = 0;
  await syncAll(ada.db, hearing, ada.world);
  expect(asked.filter(each => each.includes('/v1/me'))).toEqual([]);
});
