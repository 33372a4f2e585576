import { BROWSER_FOLDER } from '@/library/entry';
import type { Http } from '@/sync/http';
import { beforeEach, expect, test } from 'vitest';
import { Person } from './person';
import { problem, Service } from './service';

let service: Service;
let ada: Person;
let bo: Person;

beforeEach(() => {
  service = new Service();
  ada = new Person('ada', service.httpFor('ada'));
  bo = new Person('bo', service.httpFor('bo'));
  for (const name of ['ada', 'bo']) for (const folder of ['delivery', 'refunds']) service.grant(name, folder, 'edit');
});

const UNREACHABLE: Http = async () => ({ kind: 'unreachable' });

test('what one writes, the other reads', async () => {
  await ada.sync();
  await ada.write('delivery', { title: 'Late parcel', shortcut: ';late' });
  await ada.sync();
  await bo.sync();

  expect(await bo.seesTitles()).toEqual(['Late parcel']);
});

test('offline one sees what one wrote at once, and it goes when the service is back', async () => {
  await ada.sync();
  await ada.write('delivery', { title: 'Late parcel' });

  expect(await ada.sync(UNREACHABLE)).toEqual({ kind: 'unreachable' });
  expect(await ada.sees()).toMatchObject([{ template: { title: 'Late parcel' }, waiting: true }]);

  await ada.sync();
  expect(await ada.sees()).toMatchObject([{ template: { title: 'Late parcel' }, waiting: false }]);
  expect(service.history).toHaveLength(1);
});

test('an edit whose answer was lost has its effect once', async () => {
  await ada.sync();
  await ada.write('delivery', { title: 'Late parcel' });
  const real = service.httpFor('ada');
  await ada.sync(async (path, request) => {
    const exchanged = await real(path, request);
    return path.endsWith('/push') ? { kind: 'unreachable' } : exchanged;
  });
  await ada.sync();

  expect(service.history).toHaveLength(1);
  expect(await ada.seesTitles()).toEqual(['Late parcel']);
});

test('two people change different fields of one template: both stand', async () => {
  await bothHave('Late parcel');
  await ada.change('Late parcel', { title: 'Late' });
  await bo.change('Late parcel', { body: '<p>So sorry.</p>' });
  await everybodySyncs();

  for (const person of [ada, bo]) {
    expect(await person.sees()).toMatchObject([{ template: { title: 'Late', body: '<p>So sorry.</p>' } }]);
  }
});

test('an edit on top of one that is under way goes on from where that one got to', async () => {
  await bothHave('Late parcel');
  await ada.change('Late parcel', { subject: 'One' });
  const real = service.httpFor('ada');
  await ada.sync(async (path, request) => {
    const exchanged = await real(path, request);
    if (path.endsWith('/push') && String(request?.body).includes('"One"')) await ada.change('Late parcel', { subject: 'Two' });
    return exchanged;
  });

  expect(service.ownConflicts).toEqual([]);
  expect(service.history.map(template => template.subject)).toEqual(['', 'One', 'Two']);
});

test('what was acknowledged, and lost with a restore before the feed told it, is sent again', async () => {
  await bothHave('Late parcel');
  service.takeBackup();
  await ada.change('Late parcel', { subject: 'Acknowledged' });
  const real = service.httpFor('ada');
  await ada.sync((path, request) => (path.includes('/changes') ? UNREACHABLE(path) : real(path, request)));
  expect((await ada.db.outbox.toArray()).map(edit => edit.state)).toEqual(['applied']);
  service.restore();
  await everybodySyncs();

  expect(await bo.sees()).toMatchObject([{ template: { subject: 'Acknowledged' } }]);
});

test('an edit beats a blind delete', async () => {
  await bothHave('Late parcel');
  await ada.change('Late parcel', { title: 'Late' });
  await bo.remove('Late parcel');
  await ada.sync();
  await bo.sync();

  expect(await bo.seesTitles()).toEqual(['Late']);
});

test('an edit of what was deleted meanwhile is kept as a copy', async () => {
  await bothHave('Late parcel');
  await ada.remove('Late parcel');
  await bo.change('Late parcel', { title: 'Delayed' });
  await ada.sync();
  await bo.sync();

  expect(await bo.seesTitles()).toEqual([]);
  expect(await bo.copies()).toMatchObject([{ template: { title: 'Delayed' }, copy: { because: 'gone' } }]);
});

test('a revoked folder leaves the machine; what was not sent stays as a private copy', async () => {
  await bothHave('Late parcel');
  await bo.change('Late parcel', { title: 'Delayed' });
  service.grant('bo', 'delivery', null);
  await bo.sync();

  expect(await bo.db.rows.count()).toBe(0);
  expect(await bo.sees()).toMatchObject([
    { folder: BROWSER_FOLDER.id, template: { title: 'Delayed' }, copy: { because: 'forbidden' } },
  ]);
});

test('a moved template is in its new folder, once', async () => {
  await bothHave('Late parcel');
  const [entry] = await ada.sees();
  await ada.hand.move([entry?.id ?? ''], 'refunds');
  await everybodySyncs();

  expect((await bo.sees()).map(each => each.folder)).toEqual(['refunds']);
});

test('where one may only use, saving is refused and changes nothing', async () => {
  await bothHave('Late parcel');
  service.grant('bo', 'delivery', 'use');
  await bo.sync();

  expect(await bo.change('Late parcel', { title: 'Delayed' })).toMatchObject({ kind: 'refused' });
  expect(await bo.seesTitles()).toEqual(['Late parcel']);
  expect(await bo.db.outbox.count()).toBe(0);
});

test('one refused edit does not hold up the others', async () => {
  await ada.sync();
  for (const title of ['One', 'Two', 'Three']) await ada.write('delivery', { title });
  const real = service.httpFor('ada');
  await ada.sync(async (path, request) => {
    const isBad = path.endsWith('/push') && String(request?.body).includes('"Two"');
    return isBad ? problem(422, 'malformed') : real(path, request);
  });

  expect(await ada.seesTitles()).toEqual(['One', 'Three']);
  expect(await ada.copies()).toMatchObject([{ template: { title: 'Two' }, copy: { because: 'invalid' } }]);
});

test('what the outbox held together is only the last wording', async () => {
  await ada.sync();
  await ada.write('delivery', { title: 'Late' });
  for (const body of ['<p>S</p>', '<p>So</p>', '<p>Sorry</p>']) await ada.change('Late', { body });
  await ada.sync();

  expect(service.history.map(template => template.body)).toEqual(['<p>Sorry</p>']);
});

test('what was removed by mistake comes back as it was', async () => {
  await bothHave('Late parcel');
  const removed = await ada.sees();
  await ada.remove('Late parcel');
  await ada.hand.restore(removed);

  expect(await ada.seesTitles()).toEqual(['Late parcel']);
  expect(await ada.db.outbox.count()).toBe(0);
});

test('also when the service has the removal already', async () => {
  await bothHave('Late parcel');
  const removed = await ada.sees();
  await ada.remove('Late parcel');
  await ada.sync();
  await ada.hand.restore(removed);
  await everybodySyncs();

  expect(await bo.seesTitles()).toEqual(['Late parcel']);
});

test('templates of this browser need no service and never go there', async () => {
  await ada.sync();
  await ada.write(BROWSER_FOLDER.id, { title: 'Mine' });
  await everybodySyncs();

  expect((await ada.sees()).map(each => each.template.title)).toEqual(['Mine']);
  expect(service.history).toEqual([]);
  expect(await bo.sees()).toEqual([]);
});

test('a replica that went wrong notices by the checksum and mends itself', async () => {
  await bothHave('Late parcel');
  await bo.db.rows.clear();
  await ada.write('delivery', { title: 'Lost parcel' });
  await everybodySyncs();

  expect((await bo.seesTitles()).sort()).toEqual(['Late parcel', 'Lost parcel']);
});

async function bothHave(title: string): Promise<void> {
  await ada.sync();
  await ada.write('delivery', { title, body: '<p>Sorry.</p>' });
  await everybodySyncs();
}

async function everybodySyncs(): Promise<void> {
  for (const person of [ada, bo, ada]) await person.sync();
}
