import { beforeEach, describe, expect, test } from 'vitest';
import { filesOver, gathering } from '@/sync/fetched_files';
import { keepFetched, MOST_FETCHED, sweepFiles } from '@/sync/kept_files';
import { leave } from '@/sync/membership';
import type { World } from '@/sync/server';
import type { Attachment } from '@/template/template';
import { Person, TEAM } from './person';
import { problem, Service } from './service';

let service: Service;
let ada: Person;
let bo: Person;
let form: Attachment;

beforeEach(async () => {
  service = new Service();
  ada = new Person('ada', service.httpFor('ada'));
  bo = new Person('bo', service.httpFor('bo'));
  for (const name of ['ada', 'bo']) service.grant(name, 'returns', 'edit');
  for (const person of [ada, bo]) await inTeam(person);
  form = await kept(ada, 'form.pdf', 'The form.');
});

describe('a file goes before its template', () => {
  test('and both arrive', async () => {
    await ada.write('returns', { title: 'Form', attachments: [form] });
    await ada.sync();
    await bo.sync();

    expect(await bo.sees()).toMatchObject([{ template: { attachments: [form] } }]);
    expect(await opened(bo, form)).toBe('The form.');
  });

  test('once, however often its template is written', async () => {
    await ada.write('returns', { title: 'Form', attachments: [form] });
    await ada.sync();
    await ada.change('Form', { subject: 'Your form' });
    await ada.sync();
    await ada.write('returns', { title: 'Form again', attachments: [form] });
    await ada.sync();

    expect(service.filesAsked).toEqual([`PUT ${form.digest.slice(0, 6)}`]);
  });

  test('and what has none waits for none', async () => {
    await ada.write('returns', { title: 'Form', attachments: [form] });
    await ada.write('returns', { title: 'Thanks' });
    service.refusesFiles = 'files_full';
    await ada.sync();

    expect(await ada.seesTitles()).toEqual(['Thanks']);
    expect(await ada.copies()).toMatchObject([
      { template: { attachments: [form] }, copy: { because: 'invalid', problems: ['files_full'] } },
    ]);
    expect(await opened(ada, form)).toBe('The form.');
  });

  test('offline, it waits with it', async () => {
    await ada.write('returns', { title: 'Form', attachments: [form] });
    expect(await ada.sync(async () => ({ kind: 'unreachable' }))).toEqual({ kind: 'unreachable' });
    await ada.sync();

    expect(await bo.sync()).toEqual({ kind: 'level' });
    expect(await bo.seesTitles()).toEqual(['Form']);
  });

  test('again where the service has lost it meanwhile', async () => {
    await ada.write('returns', { title: 'Form', attachments: [form] });
    await ada.sync(refusingPush());
    service.dropFiles();
    await ada.sync();

    expect(await ada.copies()).toEqual([]);
    expect(service.seenBy('ada').size).toBe(1);
  });

  test('killed at any moment, nothing is lost', async () => {
    await ada.write('returns', { title: 'Form', attachments: [form] });
    for (let steps = 0; service.seenBy('bo').size === 0 && steps < 60; steps++) await ada.syncAndDie(steps);
    await ada.sync();

    expect(await ada.copies()).toEqual([]);
    expect([...service.seenBy('bo').values()]).toMatchObject([{ template: { attachments: [form] } }]);
  });
});

describe('what the service told', () => {
  beforeEach(async () => {
    await ada.write('returns', { title: 'Form', attachments: [form] });
    await ada.sync();
    await bo.sync();
  });

  test('is there before it is asked for, when it is small', async () => {
    await gathered(bo);
    expect(await opened(bo, form, nowhere)).toBe('The form.');
  });

  test('is not fetched while an edit waits to be sent', async () => {
    await gathering(bo.db, service.httpFor('bo'), bo.world)(() => false);
    expect(await bo.db.contents.count()).toBe(0);
  });

  test('leaves with the folder that was revoked', async () => {
    await gathered(bo);
    service.grant('bo', 'returns', null);
    await bo.sync();

    expect(await bo.db.contents.count()).toBe(0);
    expect(await bo.db.files.count()).toBe(0);
  });

  test('leaves at signing out, also from whoever added it', async () => {
    await gathered(bo);
    for (const person of [ada, bo]) await leave(person.db, person.world);

    expect(await ada.db.contents.count()).toBe(0);
    expect(await bo.db.contents.count()).toBe(0);
  });

  test('stays where a template of this browser has it too', async () => {
    await gathered(bo);
    await bo.write('browser', { title: 'Mine', attachments: [form] });
    await leave(bo.db, bo.world);

    expect(await opened(bo, form, nowhere)).toBe('The form.');
  });

  test('is taken only for what it says it is', async () => {
    const other = async () => ({ kind: 'answered' as const, response: new Response('Something else.') });
    expect(await filesOver(bo.db, other, bo.world).open(form)).toEqual({ kind: 'away' });
  });

  test('is away while the service is, and gone when nobody has it', async () => {
    expect(await filesOver(bo.db, nowhere, bo.world).open(form)).toEqual({ kind: 'away' });
    service.dropFiles();
    expect(await filesOver(bo.db, service.httpFor('bo'), bo.world).open(form)).toEqual({ kind: 'gone' });
  });

  test('makes room for what is used later', async () => {
    await gathered(bo);
    const large = new Uint8Array(MOST_FETCHED - 4);
    await bo.write('browser', { title: 'Large', attachments: [{ ...form, digest: LARGE, bytes: large.length }] });
    await keepFetched(bo.db, bo.world, LARGE, large);
    await bo.db.files.update(LARGE, { own: false });
    await keepFetched(bo.db, { ...bo.world, now: () => '2026-01-02T00:00:00.000Z' }, form.digest, bytesOf('The form.'));

    expect(await bo.db.contents.toCollection().primaryKeys()).toEqual([form.digest]);
  });
});

describe('without an account', () => {
  test('a file stays as long as its template, and a day longer', async () => {
    await ada.write('browser', { title: 'Form', attachments: [form] });
    await ada.change('Form', { attachments: [] });
    await sweepFiles(ada.db, at(ada, '2026-01-01T12:00:00.000Z'));
    expect(await ada.db.contents.count()).toBe(1);

    await ada.db.states.clear();
    await sweepFiles(ada.db, at(ada, '2026-01-01T12:00:00.000Z'));
    await sweepFiles(ada.db, at(ada, '2026-01-02T11:00:00.000Z'));
    expect(await ada.db.contents.count()).toBe(1);
    await sweepFiles(ada.db, at(ada, '2026-01-02T13:00:00.000Z'));
    expect(await ada.db.contents.count()).toBe(0);
  });

  test.each([
    ['../../etc/passwd', '....etcpasswd'],
    ['invoice\u202Efdp.exe', 'invoicefdp.exe'],
    ['..', 'file'],
    ['  ', 'file'],
    [`${'a'.repeat(300)}.pdf`, `${'a'.repeat(196)}.pdf`],
    ['发票 2026.pdf', '发票 2026.pdf'],
  ])('%j is called %j', async (name, told) => {
    expect((await kept(ada, name, 'x')).name).toBe(told);
  });

  test('what is too large is not taken', async () => {
    const large = new File([new Uint8Array(10 * 1024 * 1024 + 1)], 'large.zip');
    expect(await filesOver(ada.db, nowhere, ada.world).keep(large)).toEqual({ kind: 'refused', because: 'too_large' });
  });
});

const LARGE = 'f'.repeat(64);

const nowhere = async () => ({ kind: 'unreachable' as const });
const bytesOf = (text: string) => new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>;
const at = (person: Person, now: string): World => ({ ...person.world, now: () => now });

async function inTeam(person: Person): Promise<void> {
  const account = { server: '', id: person.name, name: person.name, email: '', teams: [{ id: TEAM, name: 'Shop', role: 'agent' }] };
  await person.db.notes.put({ name: 'account', value: account });
  await person.sync();
}

async function kept(person: Person, name: string, text: string): Promise<Attachment> {
  const kept = await filesOver(person.db, nowhere, person.world).keep(new File([text], name, { type: 'application/pdf' }));
  if (kept.kind !== 'kept') throw new Error(kept.because);
  return kept.attachment;
}

async function opened(person: Person, attachment: Attachment, http = service.httpFor(person.name)): Promise<string> {
  const found = await filesOver(person.db, http, person.world).open(attachment);
  return found.kind === 'opened' ? found.file.text() : found.kind;
}

function gathered(person: Person): Promise<void> {
  return gathering(person.db, service.httpFor(person.name), person.world)(() => true);
}

/** Takes files, and has no time for edits. */
function refusingPush() {
  const http = service.httpFor('ada');
  return async (path: string, request?: RequestInit) =>
    path.endsWith('/push') ? problem(503, 'busy') : http(path, request);
}
