import { writeSettings } from '@/browser/settings';
import { DEFAULT_SETTINGS } from '@/library/settings';
import { openShelf } from '@/browser/shelf';
import { ShelfWriter } from '@/browser/shelf_writer';
import { BROWSER_FOLDER } from '@/library/entry';
import type { Shelf } from '@/library/shelf';
import { LibraryDatabase } from '@/sync/database';
import { Mirror } from '@/sync/mirror';
import { Hand } from '@/sync/writing';
import { EMPTY_TEMPLATE } from '@/template/template';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { beforeEach, expect, test } from 'vitest';
import { Storage } from './storage';

let storage: Storage;
let db: LibraryDatabase;
let hand: Hand;
let shelf: Shelf;
let worker: Worker;

/** What of a service worker dies with it. */
class Worker {
  private readonly mirror = new Mirror(db);
  private readonly writer = new ShelfWriter(db, this.mirror);

  async keepShelf(): Promise<void> {
    const difference = await this.mirror.look();
    if (difference.kind !== 'nothing') await this.writer.write(difference);
  }
}

beforeEach(async () => {
  storage = new Storage();
  storage.install();
  db = new LibraryDatabase('test', { indexedDB: new IDBFactory(), IDBKeyRange });
  let count = 0;
  hand = new Hand(db, { id: () => `t${++count}`, now: () => '2026-01-01T00:00:00Z' });
  worker = new Worker();
  shelf = await openShelf(new AbortController().signal);
});

test('a page knows every shortcut, and reads what one of them opens', async () => {
  await has('Late parcel', ';late');
  await worker.keepShelf();

  expect(shelf.shortcuts().has(';late')).toBe(true);
  expect(await shelf.opened(';LATE')).toMatchObject([
    { template: { title: 'Late parcel' }, folder_name: '' },
  ]);
});

test('two templates with one shortcut both lie there', async () => {
  await has('Late parcel', ';late');
  await has('Late at work', ';Late');
  await worker.keepShelf();

  expect((await shelf.opened(';late')).map(each => each.template.title)).toEqual(['Late parcel', 'Late at work']);
});

test('a changed template touches its own keys alone', async () => {
  await has('Thanks', ';thx');
  const late = await has('Late parcel', ';late');
  await worker.keepShelf();
  storage.touched.length = 0;
  await change(late, { title: 'Late', shortcut: ';late' });
  await worker.keepShelf();

  expect(storage.touched).toEqual(['shelf/;late', 'shelf.stamp']);
});

test('a shortcut that was changed opens nothing any more', async () => {
  const late = await has('Late parcel', ';late');
  await worker.keepShelf();
  await change(late, { title: 'Late parcel', shortcut: ';delay' });
  await worker.keepShelf();

  expect([';late', ';delay'].filter(shelf.shortcuts().has)).toEqual([';delay']);
  expect(await shelf.opened(';late')).toEqual([]);
});

test('a new worker writes nothing when nothing changed', async () => {
  await has('Late parcel', ';late');
  await worker.keepShelf();
  storage.touched.length = 0;
  await new Worker().keepShelf();

  expect(storage.touched).toEqual([]);
});

test.each([1, 2, 3])('cut off at write %i, the next worker makes it whole', async write => {
  const late = await has('Late parcel', ';late');
  await has('Thanks', ';thx');
  await worker.keepShelf();
  await hand.remove([late]);
  await has('Refund', ';refund');
  storage.failsAt = 2 + write;
  await worker.keepShelf().catch(() => undefined);
  storage.failsAt = Number.POSITIVE_INFINITY;
  await new Worker().keepShelf();

  expect([';late', ';refund', ';thx'].filter(shelf.shortcuts().has)).toEqual([';refund', ';thx']);
  expect(await shelf.opened(';late')).toEqual([]);
  expect(await shelf.opened(';refund')).toHaveLength(1);
});

test('a copy that awaits a decision does not get in the way of its original', async () => {
  await has('Late parcel', ';late');
  const copy = await has('Delayed', ';late');
  await db.own.update(copy, { copy: { of: 't1', folder: 'f', base: null, because: 'conflict', problems: [] } });
  await worker.keepShelf();

  expect((await shelf.opened(';late')).map(each => each.template.title)).toEqual(['Late parcel']);
});

test('a value of this browser is there for every page, and a team’s own comes before it', async () => {
  await writeSettings({ ...DEFAULT_SETTINGS, values: { store_name: 'Own', return_days: '30', hours: '' } });
  await has('Thanks', ';thx');
  await db.places.put({ ...PLACE, values: { return_days: '14' } });
  await worker.keepShelf();

  expect(shelf.surroundings().team).toEqual({ store_name: 'Own', return_days: '14' });
});

const PLACE = { team: 't', name: 'Shop', epoch: 1, cursor: null, head: 0, etag: null, restored: false };

test.each([1, 2])('a library that is laid in several writes is made whole after it was cut off at write %i', async write => {
  const titles = Array.from({ length: 230 }, (_, nth) => `Reply ${nth}`);
  await hand.add(
    BROWSER_FOLDER.id,
    titles.map((title, nth) => ({ ...EMPTY_TEMPLATE, title, shortcut: `;k${nth}` })),
  );
  storage.failsAt = write;
  await worker.keepShelf().catch(() => undefined);
  storage.failsAt = Number.POSITIVE_INFINITY;
  await new Worker().keepShelf();

  const opened = await Promise.all(titles.map((_, nth) => shelf.opened(`;k${nth}`)));
  expect(opened.map(([entry]) => entry?.template.title)).toEqual(titles);
});

async function has(title: string, shortcut: string): Promise<string> {
  const template = { ...EMPTY_TEMPLATE, title, shortcut };
  const outcome = await hand.save({ folder: BROWSER_FOLDER.id, template });
  return outcome.kind === 'done' ? (outcome.ids[0] ?? '') : '';
}

async function change(id: string, change: { title: string; shortcut: string }): Promise<void> {
  await hand.save({ id, folder: BROWSER_FOLDER.id, template: { ...EMPTY_TEMPLATE, ...change } });
}
