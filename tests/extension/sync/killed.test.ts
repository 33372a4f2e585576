import { expect, test } from 'vitest';
import type { Template } from '@/template/template';
import { Person } from './person';
import { Service } from './service';

/** Two people at one library, in a situation from which Ada's browser is to sync. */
class Situation {
  readonly service = new Service();
  readonly ada = new Person('ada', this.service.httpFor('ada'));
  readonly bo = new Person('bo', this.service.httpFor('bo'));

  static async of(arrange: (given: Situation) => Promise<unknown>): Promise<Situation> {
    const given = new Situation();
    given.service.givesChecksums = false;
    for (const name of ['ada', 'bo']) for (const folder of ['delivery', 'refunds']) given.service.grant(name, folder, 'edit');
    await arrange(given);
    return given;
  }

  /** Both have three templates, of which one is Late parcel. */
  async level(): Promise<void> {
    await this.ada.sync();
    for (const title of ['Late parcel', 'Lost parcel', 'Thanks']) await this.ada.write('delivery', { title, body: '<p>a</p><p>b</p>' });
    await this.everybodySyncs();
  }

  async bosEdit(title: string, change: Partial<Template>): Promise<void> {
    await this.bo.change(title, change);
    await this.bo.sync();
  }

  /** Ada's edits are at the service, and she has not read that they are. */
  async adaPushesOnly(): Promise<void> {
    const real = this.service.httpFor('ada');
    await this.ada.sync((path, request) =>
      path.includes('/changes') ? Promise.resolve({ kind: 'unreachable' }) : real(path, request),
    );
  }

  async everybodySyncs(): Promise<void> {
    for (const person of [this.ada, this.bo, this.ada, this.bo]) expect(await person.sync()).toEqual({ kind: 'level' });
  }

  async isWhole(words: readonly string[]): Promise<void> {
    await this.everybodySyncs();
    for (const person of [this.ada, this.bo]) {
      const rows = (await person.db.rows.toArray()).map(({ id, folder, revision, template }) => [
        id,
        { revision, folder, template },
      ]);
      expect(new Map(rows as [string, unknown][])).toEqual(this.service.seenBy(person.name));
      expect(await person.db.outbox.toArray()).toEqual([]);
    }
    const stored = this.service.history.flatMap(wordsOf);
    const kept = (await this.ada.sees()).flatMap(({ template }) => wordsOf(template));
    for (const word of words) expect([...stored, ...kept].join(' ')).toContain(word);
    expect(this.service.ownConflicts).toEqual([]);
    expect((await this.ada.copies()).filter(({ copy }) => copy?.because === 'invalid')).toEqual([]);
    const titles = (await this.ada.seesTitles()).sort();
    expect(titles).toEqual([...new Set(titles)]);
  }
}

/** In each, the words that Ada wrote and that nothing may lose. */
const SITUATIONS: [string, (given: Situation) => Promise<unknown>, string[]][] = [
  ['a library that was never read', async ({ ada, bo }) => {
    await bo.sync();
    for (const title of ['One', 'Two', 'Three', 'Four', 'Five']) await bo.write('delivery', { title });
    await bo.sync();
    await ada.db.outbox.clear();
  }, []],
  ['new templates', async given => {
    await given.level();
    for (const title of ['W1', 'W2', 'W3']) await given.ada.write('refunds', { title });
  }, ['W1', 'W2', 'W3']],
  ['an edit, a move and a deletion', async given => {
    await given.level();
    await given.ada.change('Late parcel', { subject: 'W1' });
    const moved = (await given.ada.sees()).find(each => each.template.title === 'Thanks');
    await given.ada.hand.move([moved?.id ?? ''], 'refunds');
    await given.ada.remove('Lost parcel');
  }, ['W1']],
  ['edits of different fields and of different paragraphs', async given => {
    await given.level();
    await given.ada.change('Late parcel', { subject: 'W1', body: '<p>W2</p><p>b</p>' });
    await given.bosEdit('Late parcel', { description: 'bo', body: '<p>a</p><p>bo</p>' });
  }, ['W1', 'W2']],
  ['a real clash', async given => {
    await given.level();
    await given.ada.change('Late parcel', { subject: 'W1' });
    await given.bosEdit('Late parcel', { subject: 'bo' });
  }, ['W1']],
  ['an edit of what was deleted', async given => {
    await given.level();
    await given.ada.change('Late parcel', { subject: 'W1' });
    await given.bo.remove('Late parcel');
    await given.bo.sync();
  }, ['W1']],
  ['a folder that was revoked, and another that is new', async given => {
    await given.level();
    await given.bo.write('refunds', { title: 'Of Bo' });
    await given.bo.sync();
    await given.ada.change('Late parcel', { subject: 'W1' });
    given.service.grant('ada', 'delivery', null);
  }, ['W1']],
  ['a right that was taken away', async given => {
    await given.level();
    await given.ada.change('Late parcel', { subject: 'W1' });
    given.service.grant('ada', 'delivery', 'use');
  }, ['W1']],
  ['a place in the feed that was compacted away', async given => {
    await given.level();
    await given.ada.change('Late parcel', { subject: 'W1' });
    await given.bo.remove('Lost parcel');
    await given.bo.sync();
    given.service.compact(0);
  }, ['W1']],
  ['a service brought back from a backup', async given => {
    await given.level();
    given.service.takeBackup();
    await given.ada.change('Late parcel', { subject: 'W1' });
    await given.ada.write('refunds', { title: 'W2' });
    await given.adaPushesOnly();
    await given.ada.change('Thanks', { subject: 'W3' });
    given.service.restore();
  }, ['W1', 'W2', 'W3']],
  ['words that a restore takes away, of a template that is older again and of one that is gone', async given => {
    await given.level();
    given.service.takeBackup();
    await given.ada.change('Late parcel', { subject: 'W1' });
    await given.ada.write('refunds', { title: 'W2' });
    await given.everybodySyncs();
    given.service.restore();
  }, ['W1', 'W2']],
  ['words that a restore takes away, with more of them not yet sent', async given => {
    await given.level();
    given.service.takeBackup();
    await given.ada.change('Late parcel', { subject: 'W1' });
    await given.ada.change('Lost parcel', { subject: 'W2' });
    await given.ada.write('refunds', { title: 'W3' });
    await given.everybodySyncs();
    await given.ada.change('Late parcel', { body: 'W4' });
    await given.ada.change('W3', { subject: 'W5' });
    const [moved] = (await given.ada.sees()).filter(each => each.template.title === 'Lost parcel');
    await given.ada.hand.move([moved?.id ?? ''], 'refunds');
    given.service.restore();
  }, ['W1', 'W2', 'W3', 'W4', 'W5']],
  ['words that a restore takes away, from folders that were moved between or are gone', async given => {
    await given.level();
    given.service.takeBackup();
    given.service.grant('ada', 'praise', 'edit');
    await given.ada.sync();
    await given.ada.write('praise', { title: 'W1' });
    await given.ada.change('Thanks', { subject: 'W2' });
    const moved = (await given.ada.sees()).filter(each => each.template.title === 'Thanks');
    await given.ada.hand.move(moved.map(each => each.id), 'praise');
    await given.everybodySyncs();
    given.service.restore();
    await given.bosEdit('Lost parcel', { subject: 'bo' });
  }, ['W1', 'W2']],
  ['an edit on top of one whose answer was lost', async given => {
    await given.level();
    await given.ada.change('Late parcel', { subject: 'W1' });
    const real = given.service.httpFor('ada');
    await given.ada.sync(async (path, request) => {
      const exchanged = await real(path, request);
      return path.endsWith('/push') ? { kind: 'unreachable' } : exchanged;
    });
    await given.ada.change('Late parcel', { subject: 'W2' });
  }, ['W1', 'W2']],
];

test.each(SITUATIONS)('killed at any step: %s', async (_, arrange, words) => {
  const steps = await (await Situation.of(arrange)).ada.stepsToSync();
  for (let killedAt = 0; killedAt < steps; killedAt++) {
    const given = await Situation.of(arrange);
    await given.ada.syncAndDie(killedAt);
    await given.isWhole(words);
  }
}, 60_000);

test.each(SITUATIONS)('killed at any step, and again soon after: %s', async (_, arrange, words) => {
  const steps = await (await Situation.of(arrange)).ada.stepsToSync();
  for (let killedAt = 0; killedAt < steps; killedAt += 2) {
    const given = await Situation.of(arrange);
    for (const again of [killedAt, killedAt % 7, killedAt % 3]) await given.ada.syncAndDie(again);
    await given.isWhole(words);
  }
}, 60_000);

test.each(SITUATIONS)('killed at any step, and written on before the next: %s', async (_, arrange, words) => {
  const steps = await (await Situation.of(arrange)).ada.stepsToSync();
  for (let killedAt = 0; killedAt < steps; killedAt++) {
    const given = await Situation.of(arrange);
    await given.ada.syncAndDie(killedAt);
    const [entry] = (await given.ada.sees()).filter(each => each.folder !== 'browser');
    const saved = entry && (await given.ada.hand.save({ ...entry, template: { ...entry.template, cc: 'W9@shop.test' } }));
    await given.isWhole(saved?.kind === 'done' ? [...words, 'W9'] : words);
  }
}, 60_000);

const wordsOf = ({ title, subject, body, cc }: Template): string[] => [title, subject, body, cc];
