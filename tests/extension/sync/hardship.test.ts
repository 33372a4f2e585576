import { Dexie } from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { beforeEach, expect, test } from 'vitest';
import { LibraryDatabase } from '@/sync/database';
import type { Http } from '@/sync/http';
import { readMembership } from '@/sync/membership';
import { mayTryNow, passAlarm } from '@/sync/retry';
import { standingOf, stateOf } from '@/sync/standing';
import { syncAll } from '@/sync/sync';
import { Person, TEAM } from './person';
import { answer, Service } from './service';

let service: Service;
let ada: Person;
let http: Http;

beforeEach(async () => {
  service = new Service();
  for (const name of ['ada', 'bo']) service.grant(name, 'delivery', 'edit');
  http = async (path, request) =>
    path === '/v1/me'
      ? answer({ id: 'ada', name: 'Ada', email: 'ada@shop.test', teams: [{ id: TEAM, name: 'Shop', role: 'agent' }] }, 200)
      : service.httpFor('ada')(path, request);
  ada = new Person('ada', http);
  await readMembership(ada.db, ada.world, http, 'https://shop.test');
  await syncAll(ada.db, http, ada.world);
  await ada.write('delivery', { title: 'Late parcel' });
  await syncAll(ada.db, http, ada.world);
});

/** Whatever the service is asked is answered by somebody in between. */
const answering = (body: string, init: ResponseInit): Http => async () => ({
  kind: 'answered',
  response: new Response(body, init),
});

const HTML = { 'Content-Type': 'text/html' };

test.each<[string, string, ResponseInit]>([
  ['a hotel’s page instead of an answer', '<h1>Welcome</h1>', { status: 200, headers: HTML }],
  ['a hotel’s page that wants a sign-in', '<h1>Sign in</h1>', { status: 401, headers: HTML }],
  ['a proxy that forbids', '<h1>Blocked</h1>', { status: 403, headers: HTML }],
  ['a proxy that finds nothing', 'not found', { status: 404 }],
  ['a proxy that says it is gone', 'gone', { status: 410 }],
  ['an answer that breaks off', '{"changes": [', { status: 200 }],
  ['JSON of somebody else', '{"ok": true}', { status: 200 }],
  ['a gateway without its service', '<h1>502</h1>', { status: 502, headers: HTML }],
  ['a service that is overloaded', '{}', { status: 503 }],
])('%s is as good as no network: nothing is lost, nobody is signed out', async (_, body, init) => {
  await ada.write('delivery', { title: 'Not sent' });
  const place = await ada.db.places.get(TEAM);
  await syncAll(ada.db, answering(body, init), ada.world);

  expect(await stateOf(ada.db)).toMatchObject({ kind: 'offline', waiting: 1 });
  expect(await ada.db.places.get(TEAM)).toEqual(place);
  expect((await ada.seesTitles()).sort()).toEqual(['Late parcel', 'Not sent']);

  await syncAll(ada.db, http, ada.world);
  expect(await stateOf(ada.db)).toMatchObject({ kind: 'level', waiting: 0 });
  expect(service.history.map(template => template.title)).toEqual(['Late parcel', 'Not sent']);
});

test.each<[string, Record<string, string>, number]>([
  ['in seconds', { 'Retry-After': '90' }, 4],
  ['as a date, by the clock of whoever sent it', { 'Retry-After': 'Thu, 01 Jan 2099 00:02:00 GMT', Date: 'Thu, 01 Jan 2099 00:00:30 GMT' }, 4],
  ['for years, which nobody means', { 'Retry-After': '99999999' }, 120],
])('a wait that is asked for is kept: %s', async (_, headers, alarms) => {
  await syncAll(ada.db, answering('{}', { status: 429, headers }), ada.world);

  expect(await mayTryNow(ada.db)).toBe(false);
  expect(await alarmsUntilDue()).toBe(alarms);
  expect(await mayTryNow(ada.db)).toBe(true);
});

test('each failure waits longer, up to five minutes, and whoever comes back need not wait', async () => {
  const waits: number[] = [];
  for (let failure = 0; failure < 6; failure++) {
    await syncAll(ada.db, async () => ({ kind: 'unreachable' }), ada.world);
    expect(await mayTryNow(ada.db)).toBe(true);
    waits.push(await alarmsUntilDue());
  }
  expect(waits).toEqual([1, 2, 4, 8, 10, 10]);
});

test('a clock that jumps by days, either way, changes nothing', async () => {
  for (const now of ['2020-01-01T00:00:00.000Z', '2031-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z']) {
    Object.assign(ada.world, { now: () => now });
    await ada.write('delivery', { title: now });
    expect(await syncAll(ada.db, async () => ({ kind: 'unreachable' }), ada.world)).toEqual({ kind: 'unreachable' });
    expect(await alarmsUntilDue()).toBe(1);
    expect(await syncAll(ada.db, http, ada.world)).toEqual({ kind: 'level' });
  }
  expect(service.history).toHaveLength(4);
});

test('on a full disk an edit is refused in words, and nothing that was there is touched', async () => {
  const before = await ada.sees();
  ada.room = 0;

  expect(await ada.change('Late parcel', { title: 'Late' })).toMatchObject({
    kind: 'refused',
    reason: { code: 'device_full' },
  });
  expect(await ada.write('browser', { title: 'Mine' })).toMatchObject({ kind: 'refused' });
  expect(await ada.sees()).toEqual(before);
});

test('on a full disk reading keeps its place, says so, and goes on once there is room', async () => {
  const bo = new Person('bo', service.httpFor('bo'));
  await bo.sync();
  for (const title of ['One', 'Two', 'Three']) await bo.write('delivery', { title });
  await bo.sync();
  const place = await ada.db.places.get(TEAM);
  ada.room = 0;

  expect(await syncAll(ada.db, http, ada.world)).toEqual({ kind: 'full' });
  expect(await ada.db.places.get(TEAM)).toEqual(place);
  ada.room = Number.POSITIVE_INFINITY;
  expect(await syncAll(ada.db, http, ada.world)).toEqual({ kind: 'level' });
  expect((await ada.seesTitles()).sort()).toEqual(['Late parcel', 'One', 'Three', 'Two']);
});

test.each([0, 1, 2, 3, 4, 5])('a disk that is full after %i writes loses no edit', async room => {
  await ada.change('Late parcel', { subject: 'So late' });
  await ada.write('delivery', { title: 'Lost parcel' });
  ada.room = room;
  await syncAll(ada.db, http, ada.world);
  ada.room = Number.POSITIVE_INFINITY;
  await syncAll(ada.db, http, ada.world);

  expect(service.history.map(({ title, subject }) => title + subject)).toEqual(['Late parcel', 'Late parcelSo late', 'Lost parcel']);
  expect(await ada.db.outbox.count()).toBe(0);
});

test('a service brought back from a backup is told as that, until all is read', async () => {
  service.takeBackup();
  service.restore();
  const states: string[] = [];
  await syncAll(
    ada.db,
    async (path, request) => {
      states.push((await stateOf(ada.db)).kind);
      return http(path, request);
    },
    ada.world,
  );
  expect(new Set(states)).toEqual(new Set(['level', 'restoring']));
  expect(await stateOf(ada.db)).toMatchObject({ kind: 'level' });
});

test('a mistake of ours is said, not shown as “sending” for ever', async () => {
  await ada.write('delivery', { title: 'Not sent' });
  const broken: Http = () => Promise.reject(new TypeError('a bug'));

  await expect(syncAll(ada.db, broken, ada.world)).rejects.toThrow('a bug');
  expect((await standingOf(ada.db)).kind).toBe('refused');
});

test('two pushers of one browser, as if no lock held, send nothing twice and lose nothing', async () => {
  for (const title of ['One', 'Two', 'Three']) await ada.write('delivery', { title });
  await ada.change('Late parcel', { subject: 'So late' });
  await Promise.all([ada.sync(), ada.sync(), ada.sync()]);
  await ada.sync();

  expect(service.history).toHaveLength(5);
  expect(service.ownConflicts).toEqual([]);
  expect(await ada.db.outbox.count()).toBe(0);
});

test('an update of the extension finds the outbox, the copies and the replica of the version before', async () => {
  const disk = new IDBFactory();
  const old = new Dexie('test', { indexedDB: disk, IDBKeyRange });
  old.version(1).stores({
    rows: 'key, team, folder',
    scopes: 'id, team',
    places: 'team',
    outbox: '++n, &edit_id, key, team, [team+state]',
    own: 'id, folder',
    folders: 'id',
    journal: '++n',
    notes: 'name',
  });
  await ada.write('delivery', { title: 'Not sent' });
  const copy = { of: 'team.x', because: 'conflict', problems: [] };
  await old.table('own').add({ id: 'copy', folder: 'browser', template: {}, changed_at: '', copy });
  for (const name of ['rows', 'scopes', 'outbox', 'notes']) await old.table(name).bulkAdd(await ada.db.table(name).toArray());
  const { restored: _, ...place } = (await ada.db.places.get(TEAM)) ?? { restored: false };
  await old.table('places').add(place);
  old.close();

  const updated = new LibraryDatabase('test', { indexedDB: disk, IDBKeyRange });
  expect(await stateOf(updated)).toMatchObject({ kind: 'sending', waiting: 1, unsettled: 1 });
  expect(await syncAll(updated, http, ada.world)).toEqual({ kind: 'level' });
  expect(service.history.map(template => template.title)).toEqual(['Late parcel', 'Not sent']);
  expect((await updated.rows.toArray()).map(row => row.updated_by)).toEqual(['ada', 'ada']);
});

async function alarmsUntilDue(): Promise<number> {
  for (let alarms = 1; ; alarms++) if (await passAlarm(ada.db)) return alarms;
}
