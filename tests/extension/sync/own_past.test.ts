import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { expect, test } from 'vitest';
import { TRASH_KEPT } from '@/library/own_past';
import { LibraryDatabase } from '@/sync/database';
import { MOST_STATES, ONE_SITTING, ownPast } from '@/sync/own_past';
import { wholeView } from '@/sync/view';
import { Hand } from '@/sync/writing';
import { EMPTY_TEMPLATE } from '@/template/template';


/** A browser with one template of its own, and a clock that is put forward by hand. */
async function browser() {
  const db = new LibraryDatabase('past', { indexedDB: new IDBFactory(), IDBKeyRange });
  let [ids, at] = [0, Date.parse('2026-01-01T10:00:00Z')];
  const world = { now: () => new Date(at).toISOString(), id: () => `id-${++ids}` };
  const hand = new Hand(db, world);
  const past = ownPast(db, world);
  const made = await hand.save({ folder: 'browser', template: { ...EMPTY_TEMPLATE, title: 'First' } });
  const id = made.kind === 'done' ? (made.ids[0] ?? '') : '';
  return {
    hand,
    past,
    id,
    later: (by: number) => {
      at += by;
    },
    says: (title: string) => hand.save({ id, folder: 'browser', template: { ...EMPTY_TEMPLATE, title } }),
    titles: async () => (await past.states(id)).map(state => state.template.title),
    view: () => wholeView(db),
  };
}

test('an earlier wording is kept with its time, and one sitting counts as one', async () => {
  const { says, later, titles, past, id } = await browser();
  later(ONE_SITTING);
  for (const title of ['Se', 'Sec', 'Second']) await says(title);
  expect(await titles()).toEqual(['First']);

  later(ONE_SITTING);
  await says('Third');
  expect(await titles()).toEqual(['Second', 'First']);
  expect((await past.states(id)).map(state => state.saved_at)).toEqual([
    '2026-01-01T10:02:00.000Z',
    '2026-01-01T10:00:00.000Z',
  ]);
});

test('the oldest wordings make room', async () => {
  const { says, later, titles } = await browser();
  for (let i = 0; i < MOST_STATES + 5; i++) {
    later(ONE_SITTING);
    await says(`Wording ${i}`);
  }
  const kept = await titles();
  expect(kept).toHaveLength(MOST_STATES);
  expect(kept[0]).toBe(`Wording ${MOST_STATES + 3}`);
});

test('what was deleted comes back under its own id, with its past', async () => {
  const { hand, past, id, says, later, titles, view } = await browser();
  later(ONE_SITTING);
  await says('Second');
  await hand.remove([id]);
  expect(await view()).toEqual([]);
  expect(await past.trash()).toMatchObject([{ id, folder: 'browser', folder_name: '' }]);

  await past.bringBack([id], null);
  expect(await view()).toMatchObject([{ id, template: { title: 'Second' } }]);
  expect(await past.trash()).toEqual([]);
  expect(await titles()).toEqual(['First']);
});

test('a folder that is gone meanwhile does not keep it away', async () => {
  const { hand, past, id, view } = await browser();
  await hand.remove([id]);
  await past.bringBack([id], 'a folder that is gone');
  expect(await view()).toMatchObject([{ id, folder: 'browser' }]);
});

test('many come back at once, each to where it lay, and what is not there keeps all of them away', async () => {
  const { hand, past, id, view } = await browser();
  const made = await hand.add('browser', [{ ...EMPTY_TEMPLATE, title: 'Other' }]);
  const other = made.kind === 'done' ? (made.ids[0] ?? '') : '';
  await hand.remove([id, other]);

  expect((await past.bringBack([id, 'never there'], null)).kind).toBe('refused');
  expect(await past.trash()).toHaveLength(2);
  expect(await past.bringBack([id, other], null)).toEqual({ kind: 'done', ids: [id, other] });
  expect(await view()).toHaveLength(2);

  await hand.remove([id, other]);
  await past.erase([id, other]);
  expect(await past.trash()).toEqual([]);
});

test('the undo of a deletion takes it out of the trash', async () => {
  const { hand, past, id, view } = await browser();
  const entries = await view();
  await hand.remove([id]);
  await hand.restore(entries);
  expect(await past.trash()).toEqual([]);
});

test('after thirty days it is gone, and erased it is gone at once', async () => {
  const { hand, past, id, later, titles } = await browser();
  later(ONE_SITTING);
  await hand.save({ id, folder: 'browser', template: { ...EMPTY_TEMPLATE, title: 'Second' } });
  await hand.remove([id]);
  later(TRASH_KEPT);
  expect(await past.trash()).toEqual([]);

  await past.erase([id]);
  expect(await titles()).toEqual([]);
  expect((await past.bringBack([id], null)).kind).toBe('refused');
});
