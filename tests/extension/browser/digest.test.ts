import { dropDigest, readDigest, writeDigest } from '@/browser/digest';
import { Keeper } from '@/browser/keeper';
import { BROWSER_FOLDER } from '@/library/entry';
import { LibraryDatabase } from '@/sync/database';
import { Mirror } from '@/sync/mirror';
import { Hand } from '@/sync/writing';
import { EMPTY_TEMPLATE, type Template } from '@/template/template';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { beforeEach, expect, test } from 'vitest';
import { Storage } from './storage';

let db: LibraryDatabase;
let hand: Hand;

beforeEach(() => {
  new Storage().install();
  db = new LibraryDatabase('test', { indexedDB: new IDBFactory(), IDBKeyRange });
  let count = 0;
  hand = new Hand(db, { id: () => `t${++count}`, now: () => '2026-01-01T00:00:00Z' });
});

test('a worker that was asleep answers from it what the whole library would answer', async () => {
  await has({ title: 'Late parcel', shortcut: ';late', tags: ['delivery'], language: 'en' });
  const [whole] = await new Keeper(db).search('deliv', 1);
  await digested();

  const [first] = await new Keeper(db).search('deliv', 1);

  expect(whole).toMatchObject({ title: 'Late parcel', folder_name: '' });
  expect(first).toEqual(whole);
});

test('words of the bodies are found all the same', async () => {
  await has({ title: 'Late parcel', body: '<p>held up at the depot</p>' });
  await digested();

  expect(await new Keeper(db).search('depot', 10)).toMatchObject([{ title: 'Late parcel' }]);
});

test('it is not believed once the library has changed', async () => {
  await has({ title: 'Late parcel' });
  const position = await digested();
  await has({ title: 'Later' });

  expect(await readDigest(db, position)).not.toBeNull();
  expect(await readDigest(db, position + 1)).toBeNull();
  expect(await new Keeper(db).search('later', 1)).toMatchObject([{ title: 'Later' }]);
});

test('a library that changes takes it away, for it may tell of what was revoked', async () => {
  await has({ title: 'Late parcel' });
  const position = await digested();
  await has({ title: 'Later' });
  const keeper = new Keeper(db);
  await keeper.keepShelf();
  await keeper.keepSurroundings();

  expect(await readDigest(db, position)).toBeNull();
});

test('none is no loss', async () => {
  await has({ title: 'Late parcel' });
  await digested();
  await dropDigest(db);

  expect(await new Keeper(db).search('late', 1)).toMatchObject([{ title: 'Late parcel' }]);
});

test('a favourite stands first, and in the menu of what is at hand', async () => {
  await has({ title: 'A' });
  await has({ title: 'B' });
  const keeper = new Keeper(db);
  const [, b] = await keeper.search('', 2);

  expect(await keeper.favour(b?.id ?? '')).toBe(true);
  expect((await keeper.search('', 2)).map(({ title, because }) => [title, because])).toEqual([
    ['B', 'favourite'],
    ['A', undefined],
  ]);
  expect(await keeper.atHand(5)).toMatchObject([{ title: 'B' }]);
  expect(await keeper.favour(b?.id ?? '')).toBe(false);
});

async function has(template: Partial<Template>): Promise<void> {
  await hand.save({ folder: BROWSER_FOLDER.id, template: { ...EMPTY_TEMPLATE, ...template } });
}

/** Gives the place in the journal. */
async function digested(): Promise<number> {
  const mirror = new Mirror(db);
  await mirror.look();
  await writeDigest(db, mirror.position, mirror.entries.values(), mirror.folders);
  return mirror.position;
}
