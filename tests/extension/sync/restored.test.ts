import type { LibraryEntry } from '@/library/workspace';
import type { Http } from '@/sync/http';
import { beforeEach, expect, test } from 'vitest';
import { Person } from './person';
import { Service } from './service';

let service: Service;
let ada: Person;
/** Ada's other device. */
let phone: Person;
let bo: Person;

beforeEach(async () => {
  service = new Service();
  ada = new Person('ada', service.httpFor('ada'));
  phone = new Person('phone', service.httpFor('ada'), 'ada');
  bo = new Person('bo', service.httpFor('bo'));
  for (const name of ['ada', 'bo']) for (const folder of ['delivery', 'refunds']) service.grant(name, folder, 'edit');
  await ada.sync();
  for (const title of ['Late parcel', 'Lost parcel', 'Thanks']) await ada.write('delivery', { title });
  await bo.sync();
  await bo.write('refunds', { title: 'Refund' });
  await everybodySyncs();
  service.takeBackup();
});

test('what the service no longer has is with whoever wrote it last, and with nobody else', async () => {
  await ada.change('Late parcel', { title: 'Late' });
  await ada.write('refunds', { title: 'New' });
  await bo.change('Refund', { title: 'Money back' });
  await everybodySyncs();
  await isRestored();

  expect(await kept(ada)).toEqual(['Late instead of Late parcel', 'New instead of nothing']);
  expect(await kept(bo)).toEqual(['Money back instead of Refund']);
  expect((await ada.seesTitles()).sort()).toEqual(['Late parcel', 'Lost parcel', 'Refund', 'Thanks']);
});

test('where a restore changes nothing, or only where a template lies, nobody has anything to settle', async () => {
  await move(ada, 'Thanks', 'refunds');
  await move(bo, 'Refund', 'delivery');
  await everybodySyncs();
  await isRestored();

  for (const person of [ada, bo, phone]) expect(await person.copies()).toEqual([]);
  expect(await service.seenBy('ada')).toEqual(await service.seenBy('bo'));
});

test('what a person deleted after the backup comes back, without a copy of it', async () => {
  await ada.remove('Thanks');
  await everybodySyncs();
  await isRestored();

  expect(await ada.copies()).toEqual([]);
  expect((await ada.seesTitles()).sort()).toEqual(['Late parcel', 'Lost parcel', 'Refund', 'Thanks']);
});

test('what was told and what was not yet sent of one template are one copy, and its other edits do not go out', async () => {
  await ada.change('Late parcel', { title: 'Late' });
  await everybodySyncs();
  await ada.change('Late', { subject: 'Your parcel' });
  await isRestored();

  expect((await ada.copies()).map(({ template }) => [template.title, template.subject])).toEqual([['Late', 'Your parcel']]);
  expect(await ada.seesTitles()).toContain('Late parcel');
});

test('a template that is gone, and was written on since, goes to the service again by itself', async () => {
  await ada.write('refunds', { title: 'New' });
  await everybodySyncs();
  await ada.change('New', { subject: 'Newer' });
  await isRestored();

  expect(await ada.copies()).toEqual([]);
  expect([...service.seenBy('bo').values()].map(({ template }) => template)).toContainEqual(
    expect.objectContaining({ title: 'New', subject: 'Newer' }),
  );
});

test('an edit that the service had taken, and not yet told, goes out again whatever number it had', async () => {
  await ada.change('Late parcel', { title: 'Late' });
  await ada.sync(withoutChanges('ada'));
  await isRestored();

  expect(await bo.seesTitles()).toContain('Late');
  expect(await ada.copies()).toEqual([]);
});

test('an edit on somebody else’s words, taken and not yet told, keeps those words too', async () => {
  await ada.change('Late parcel', { title: 'Late' });
  await everybodySyncs();
  await bo.change('Late', { subject: 'Your parcel' });
  await bo.sync(withoutChanges('bo'));
  await ada.sync();
  await isRestored();

  expect((await bo.copies()).map(({ template }) => [template.title, template.subject])).toEqual([['Late', 'Your parcel']]);
});

test('a move into a folder that is gone with the restore, taken and not yet told, loses no words', async () => {
  service.grant('bo', 'praise', 'edit');
  await ada.change('Late parcel', { title: 'Late' });
  await everybodySyncs();
  await move(bo, 'Late', 'praise');
  await bo.sync(withoutChanges('bo'));
  await ada.sync();
  await isRestored();

  const copies = [...(await ada.copies()), ...(await bo.copies())];
  expect(copies.map(({ template }) => template.title)).toContain('Late');
});

test('what one device sent again is no longer to be settled at the other', async () => {
  await ada.change('Late parcel', { title: 'Late' });
  await everybodySyncs();
  await isRestored();
  const [copy] = await ada.copies();
  expect(await phone.copies()).toHaveLength(1);

  expect(await ada.hand.keepCopy(copy?.id ?? '')).toMatchObject({ kind: 'done' });
  await everybodySyncs();
  for (const person of [ada, phone]) expect(await person.copies()).toEqual([]);
  expect(await bo.seesTitles()).toContain('Late');
});

test('somebody who wrote on what was put back, before the author came by, hides nothing', async () => {
  await ada.change('Late parcel', { title: 'Late' });
  await everybodySyncs();
  service.restore();
  await bo.sync();
  await bo.change('Late parcel', { title: 'Delayed' });
  await bo.sync();
  await everybodySyncs();

  expect(await kept(ada)).toEqual(['Late instead of Delayed']);
});

test('a revocation keeps nothing of what was told: it is no restore', async () => {
  service.grant('ada', 'delivery', null);
  await everybodySyncs();

  expect(await ada.sees()).toMatchObject([{ template: { title: 'Refund' } }]);
});

/** Edits go out; that they are there is not read. */
function withoutChanges(name: string): Http {
  const real = service.httpFor(name);
  return (path, request) =>
    path.includes('/changes') ? Promise.resolve({ kind: 'unreachable' }) : real(path, request);
}

async function isRestored(): Promise<void> {
  service.restore();
  await everybodySyncs();
}

async function everybodySyncs(): Promise<void> {
  for (const person of [ada, bo, phone, ada, bo]) expect(await person.sync()).toEqual({ kind: 'level' });
}

async function kept(person: Person): Promise<string[]> {
  const copies = await person.copies();
  expect(copies.every(({ copy }) => copy?.because === 'restored')).toBe(true);
  return copies.map(described).sort();
}

function described({ template, copy }: LibraryEntry): string {
  return `${template.title} instead of ${copy?.base?.title ?? 'nothing'}`;
}

async function move(person: Person, title: string, to: string): Promise<void> {
  const found = (await person.sees()).filter(each => each.template.title === title);
  await person.hand.move(found.map(each => each.id), to);
}
