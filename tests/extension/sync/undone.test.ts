import { beforeEach, expect, test } from 'vitest';
import { leave } from '@/sync/membership';
import { forgetUndone, undoneIn } from '@/sync/undone';
import { Person } from './person';
import { Service } from './service';

let service: Service;
let ada: Person;
let bo: Person;

beforeEach(async () => {
  service = new Service();
  ada = new Person('ada', service.httpFor('ada'));
  bo = new Person('bo', service.httpFor('bo'));
  for (const name of ['ada', 'bo']) for (const folder of ['delivery', 'refunds', 'thanks']) service.grant(name, folder, 'edit');
  await ada.sync();
  await ada.write('delivery', { title: 'Late parcel' });
  await everybodySyncs();
});

test('a deletion of what somebody changed since is told, once', async () => {
  await bo.change('Late parcel', { subject: 'Sorry' });
  await bo.sync();
  await ada.remove('Late parcel');
  await everybodySyncs();

  const undone = await undoneIn(ada.db);
  expect(undone).toMatchObject([{ act: 'deletion', title: 'Late parcel', folder: 'delivery', because: 'conflict' }]);
  expect(await ada.seesTitles()).toEqual(['Late parcel']);
  expect(await ada.copies()).toEqual([]);

  await forgetUndone(ada.db, undone);
  await everybodySyncs();
  expect(await undoneIn(ada.db)).toEqual([]);
});

test('a move of what somebody moved elsewhere is told', async () => {
  await move(bo, 'refunds');
  await bo.sync();
  await move(ada, 'thanks');
  await everybodySyncs();

  expect(await undoneIn(ada.db)).toMatchObject([{ act: 'move', because: 'conflict' }]);
  expect(await ada.sees()).toMatchObject([{ folder: 'refunds' }]);
});

test.each(['deletion', 'move'] as const)('a %s by somebody who has no right to it any more is told', async act => {
  service.grant('ada', 'delivery', 'use');
  if (act === 'deletion') await ada.remove('Late parcel');
  else await move(ada, 'thanks');
  await everybodySyncs();

  expect(await undoneIn(ada.db)).toMatchObject([{ act, title: 'Late parcel', because: 'forbidden' }]);
  expect(await ada.sees()).toMatchObject([{ folder: 'delivery', copy: null }]);
});

test('what is brought back after the service took its deletion is the same template to everybody', async () => {
  const before = await ada.sees();
  await ada.remove('Late parcel');
  await everybodySyncs();
  expect(await bo.sees()).toEqual([]);

  await ada.hand.restore(before);
  await everybodySyncs();

  for (const person of [ada, bo]) {
    expect(await person.sees()).toMatchObject([{ id: before[0]?.id, folder: 'delivery', template: { title: 'Late parcel' } }]);
  }
});

test('who brings back what somebody else has brought back takes nothing from them', async () => {
  const before = await ada.sees();
  await ada.remove('Late parcel');
  await everybodySyncs();
  await bo.hand.restore(before);
  await bo.change('Late parcel', { subject: 'Sorry' });
  await bo.sync();
  await ada.sync();

  await ada.hand.restore(before);
  await everybodySyncs();

  expect(await ada.sees()).toMatchObject([{ id: before[0]?.id, template: { subject: 'Sorry' } }]);
});

test('of what came to be as it was meant to, nothing is told', async () => {
  await ada.remove('Late parcel');
  await bo.remove('Late parcel');
  await everybodySyncs();

  for (const person of [ada, bo]) expect(await undoneIn(person.db)).toEqual([]);
});

test('who signs out leaves no title behind', async () => {
  service.grant('ada', 'delivery', 'use');
  await ada.remove('Late parcel');
  await everybodySyncs();
  await leave(ada.db, ada.world);

  expect(await undoneIn(ada.db)).toEqual([]);
});

async function move(person: Person, folder: string): Promise<void> {
  await person.hand.move((await person.sees()).map(each => each.id), folder);
}

async function everybodySyncs(): Promise<void> {
  for (const person of [ada, bo, ada]) expect(await person.sync()).toEqual({ kind: 'level' });
}
