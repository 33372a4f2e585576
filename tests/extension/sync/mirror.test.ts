import { BROWSER_FOLDER } from '@/library/entry';
import { createFolder, removeFolder } from '@/sync/folders';
import { Mirror } from '@/sync/mirror';
import { EMPTY_TEMPLATE } from '@/template/template';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Person } from './person';

const OFFLINE = async () => ({ kind: 'unreachable' }) as const;

test('what is in memory is what a fresh look would show, however many changes lie between', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.record({ which: fc.nat(5), act: fc.nat(3) }), { maxLength: 30 }), async steps => {
      const ada = new Person('ada', OFFLINE);
      const mirror = new Mirror(ada.db);
      for (const [i, { which, act }] of steps.entries()) {
        const entry = (await ada.sees())[which];
        if (act === 0) await mirror.look();
        else if (act === 1 && entry) await ada.hand.remove([entry.id]);
        else if (entry) await ada.hand.save({ ...entry, template: { ...entry.template, title: `t${i}` } });
        else await ada.write(BROWSER_FOLDER.id, { title: `t${i}` });
      }
      await mirror.look();

      const known = [...mirror.entries.values()].sort((one, other) => (one.id < other.id ? -1 : 1));
      expect(known).toEqual(await ada.sees());
    }),
    { numRuns: 25 },
  );
});

test('a journal that does not reach back is no hindrance', async () => {
  const ada = new Person('ada', OFFLINE);
  const mirror = new Mirror(ada.db);
  await ada.write(BROWSER_FOLDER.id, { title: 'First' });
  await mirror.look();
  await ada.write(BROWSER_FOLDER.id, { title: 'Second' });
  await ada.db.journal.where('n').belowOrEqual(1).delete();

  expect(await mirror.look()).toEqual({ kind: 'everything' });
  expect(mirror.entries.size).toBe(2);
});

test('a folder that is removed gives what lies in it to the folder around it', async () => {
  const ada = new Person('ada', OFFLINE);
  const made = await createFolder(ada.db, ada.world, BROWSER_FOLDER.id, 'Orders');
  const folder = made.kind === 'done' ? (made.ids[0] ?? '') : '';
  await ada.write(folder, { title: 'Late parcel' });
  await removeFolder(ada.db, folder);

  expect(await ada.sees()).toMatchObject([{ folder: BROWSER_FOLDER.id }]);
});

test('an act on more templates than the journal has lines is read as these templates, not as the whole library', async () => {
  const ada = new Person('ada', OFFLINE);
  const mirror = new Mirror(ada.db);
  const made = await createFolder(ada.db, ada.world, BROWSER_FOLDER.id, 'Orders');
  const folder = made.kind === 'done' ? (made.ids[0] ?? '') : '';
  const replies = Array.from({ length: 400 }, (_, number) => ({ ...EMPTY_TEMPLATE, title: `Reply ${number}` }));
  await ada.hand.add(BROWSER_FOLDER.id, replies);
  await mirror.look();
  const ids = [...mirror.entries.keys()];
  const stays = mirror.entries.get(ids[0] ?? '');

  await ada.hand.move(ids.slice(1), folder);
  expect(await mirror.look()).toEqual({ kind: 'some', keys: ids.slice(1) });
  await ada.hand.remove(ids.slice(2));
  expect(await mirror.look()).toEqual({ kind: 'some', keys: ids.slice(2) });

  expect([...mirror.entries.values()].map(entry => entry.folder)).toEqual([BROWSER_FOLDER.id, folder]);
  expect(mirror.entries.get(ids[0] ?? '')).toBe(stays);
});

test('folders that stay as they are stay the very same list', async () => {
  const ada = new Person('ada', OFFLINE);
  const mirror = new Mirror(ada.db);
  await ada.write(BROWSER_FOLDER.id, { title: 'First' });
  await mirror.look();
  const before = mirror.folders;
  await ada.write(BROWSER_FOLDER.id, { title: 'Second' });
  await mirror.look();
  expect(mirror.folders).toBe(before);

  await createFolder(ada.db, ada.world, BROWSER_FOLDER.id, 'Orders');
  await mirror.look();
  expect(mirror.folders.map(({ name }) => name)).toContain('Orders');
});
