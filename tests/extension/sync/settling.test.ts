import { BROWSER_FOLDER } from '@/library/entry';
import type { LibraryEntry } from '@/library/workspace';
import { EMPTY_TEMPLATE } from '@/template/template';
import { beforeEach, expect, test } from 'vitest';
import { Person } from './person';
import { Service } from './service';

let service: Service;
let ada: Person;
let bo: Person;

beforeEach(() => {
  service = new Service();
  ada = new Person('ada', service.httpFor('ada'));
  bo = new Person('bo', service.httpFor('bo'));
  for (const name of ['ada', 'bo']) for (const folder of ['delivery', 'refunds']) service.grant(name, folder, 'edit');
});

test('the same field: the first stands for all, the second is kept where its author sees it', async () => {
  await bothHave('Late parcel');
  await ada.change('Late parcel', { title: 'Late' });
  await bo.change('Late parcel', { title: 'Delayed' });
  await ada.sync();
  await bo.sync();

  expect(await bo.seesTitles()).toEqual(['Late']);
  expect(await bo.copies()).toMatchObject([
    { folder: BROWSER_FOLDER.id, template: { title: 'Delayed' }, copy: { because: 'conflict' } },
  ]);
});

test('a kept copy takes the place of its original when its author says so', async () => {
  await bothHave('Late parcel');
  await ada.change('Late parcel', { title: 'Late' });
  await bo.change('Late parcel', { title: 'Delayed' });
  await ada.sync();
  await bo.sync();
  const [copy] = await bo.copies();
  await bo.hand.keepCopy(copy?.id ?? '');
  await everybodySyncs();

  expect(await bo.copies()).toEqual([]);
  expect(await ada.seesTitles()).toEqual(['Delayed']);
});

test('a clash is settled by a wording chosen out of both, unless the original changed once more', async () => {
  const copy = await clash();
  const seen = (await bo.sees()).find(each => each.template.title === 'Late')?.template ?? EMPTY_TEMPLATE;
  expect(copy?.copy).toMatchObject({ folder: 'delivery', base: { title: 'Late parcel' } });

  await ada.change('Late', { subject: 'Again' });
  await everybodySyncs();
  const choice = { template: { ...seen, title: 'Late, and sorry' }, seen };
  expect(await bo.hand.resolveCopy(copy?.id ?? '', choice)).toMatchObject({ kind: 'refused' });
  expect(await bo.copies()).toHaveLength(1);

  const newest = { ...seen, subject: 'Again' };
  const newChoice = { template: { ...newest, title: 'Late, and sorry' }, seen: newest };
  expect(await bo.hand.resolveCopy(copy?.id ?? '', newChoice)).toMatchObject({ kind: 'done' });
  await everybodySyncs();
  expect(await bo.copies()).toEqual([]);
  expect(await ada.sees()).toMatchObject([{ template: { title: 'Late, and sorry', subject: 'Again' } }]);
});

test('both wordings may stay, as two templates', async () => {
  const copy = await clash();
  await bo.hand.keepBoth(copy?.id ?? '');
  await everybodySyncs();

  expect(await bo.copies()).toEqual([]);
  expect((await ada.seesTitles()).sort()).toEqual(['Delayed', 'Late']);
});

test('a copy may stay in this browser as a template like any other', async () => {
  const copy = await clash();
  await bo.hand.keepPrivate(copy?.id ?? '');
  await everybodySyncs();

  expect(await bo.copies()).toEqual([]);
  expect((await bo.sees()).map(each => each.folder).sort()).toEqual([BROWSER_FOLDER.id, 'delivery']);
});

test('what somebody deleted meanwhile comes back to its folder when its author says so', async () => {
  await bothHave('Late parcel');
  await ada.remove('Late parcel');
  await bo.change('Late parcel', { title: 'Delayed' });
  await ada.sync();
  await bo.sync();
  const [copy] = await bo.copies();
  await bo.hand.keepCopy(copy?.id ?? '');
  await everybodySyncs();

  expect(await ada.sees()).toMatchObject([{ folder: 'delivery', template: { title: 'Delayed' } }]);
});

async function bothHave(title: string): Promise<void> {
  await ada.sync();
  await ada.write('delivery', { title, body: '<p>Sorry.</p>' });
  await everybodySyncs();
}

/** Ada's title stands; Bo's is a copy. */
async function clash(): Promise<LibraryEntry | undefined> {
  await bothHave('Late parcel');
  await ada.change('Late parcel', { title: 'Late' });
  await bo.change('Late parcel', { title: 'Delayed' });
  await ada.sync();
  await bo.sync();
  return (await bo.copies())[0];
}

async function everybodySyncs(): Promise<void> {
  for (const person of [ada, bo, ada]) await person.sync();
}

test('what came in after the screen was drawn is not written over by what was typed on it', async () => {
  await bothHave('Late parcel');
  const [shown] = await bo.sees();
  const seen = shown?.template ?? EMPTY_TEMPLATE;
  await ada.change('Late parcel', { body: '<p>I am truly sorry.</p>' });
  await everybodySyncs();

  await bo.hand.reword(shown?.id ?? '', { template: { ...seen, subject: 'Your parcel' }, base: seen, seen });
  await everybodySyncs();

  expect((await ada.sees())[0]?.template).toMatchObject({ subject: 'Your parcel', body: '<p>I am truly sorry.</p>' });
  expect(await bo.copies()).toEqual([]);
});

test('where both changed the same, what was typed is kept beside it', async () => {
  await bothHave('Late parcel');
  const [shown] = await bo.sees();
  const seen = shown?.template ?? EMPTY_TEMPLATE;
  await ada.change('Late parcel', { title: 'Late' });
  await everybodySyncs();

  await bo.hand.reword(shown?.id ?? '', { template: { ...seen, title: 'Delayed' }, base: seen, seen });
  await everybodySyncs();

  expect(await bo.seesTitles()).toEqual(['Late']);
  expect(await bo.copies()).toMatchObject([{ template: { title: 'Delayed' }, copy: { because: 'conflict', base: seen } }]);
});
