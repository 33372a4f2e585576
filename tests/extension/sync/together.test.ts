import { BROWSER_FOLDER } from '@/library/entry';
import type { LibraryEntry, Outcome } from '@/library/workspace';
import { EMPTY_TEMPLATE } from '@/template/template';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Person } from './person';
import { Service } from './service';

const FOLDERS = [BROWSER_FOLDER.id, 'delivery', 'refunds'];

type Step =
  | { act: 'create' | 'move' | 'tag' | 'remove' | 'restore'; which: number[]; folder: string }
  | { act: 'sync'; which?: never; folder?: never };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      act: fc.constantFrom('create', 'move', 'tag', 'remove', 'restore'),
      which: fc.uniqueArray(fc.nat(8), { minLength: 1, maxLength: 6 }),
      folder: fc.constantFrom(...FOLDERS),
    }),
  },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('sync' as const) }) },
);

/** Into how many acts what is asked for is cut. */
type Cut = <Item>(items: readonly Item[]) => readonly (readonly Item[])[];
const TOGETHER: Cut = items => [items];
const ONE_BY_ONE: Cut = items => items.map(item => [item]);

test('what is done with many templates at once comes to what it comes to one by one', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 16 }), async steps => {
      const [ada, bo] = [await Hands.at(TOGETHER), await Hands.at(ONE_BY_ONE)];
      for (const step of [...steps, { act: 'sync' } as const]) {
        for (const hands of [ada, bo]) await hands.take(step);
        expect(await ada.sees()).toEqual(await bo.sees());
      }
      expect(await ada.keeps()).toEqual(await bo.keeps());
    }),
    { numRuns: 80 },
  );
});

test('more at once than the browser keeps a write open for without asking anything of it', async () => {
  const ada = await Hands.at(TOGETHER);
  const many = Array.from({ length: 400 }, (_, nth) => nth);
  for (const folder of FOLDERS) {
    await ada.take({ act: 'create', which: many, folder });
    const made = await ada.sees();
    for (const act of ['tag', 'remove', 'restore'] as const) await ada.take({ act, which: many, folder });
    expect((await ada.sees()).map(({ title }) => title)).toEqual(made.map(({ title }) => title));
  }
});

/** Somebody with an own library and a team's, who does as they are told, in as many acts as `cut` makes of it. */
class Hands {
  private readonly service = new Service();
  private readonly person = new Person('ada', this.service.httpFor('ada'));
  /** As they were when they were removed, by title. */
  private readonly removed = new Map<string, LibraryEntry>();
  private made = 0;

  private constructor(private readonly cut: Cut) {}

  static async at(cut: Cut): Promise<Hands> {
    const hands = new Hands(cut);
    for (const folder of FOLDERS.slice(1)) hands.service.grant('ada', folder, 'edit');
    await hands.person.sync();
    return hands;
  }

  async take({ act, which, folder }: Step): Promise<void> {
    switch (act) {
      case 'sync':
        return void (await this.person.sync());
      case 'create':
        return this.saveAll(which.map(() => ({ folder, template: this.newTemplate() })));
      case 'move':
        return this.inActs(await this.chosen(which), some => this.person.hand.move(ids(some), folder));
      case 'tag':
        return this.saveAll((await this.chosen(which)).map(tagged));
      case 'remove':
        return this.inActs(await this.chosen(which), some => this.remove(some));
      case 'restore':
        return this.inActs(this.chosenRemoved(which), some => this.restore(some));
    }
  }

  /** By title: what a template is called by itself differs with the number of acts. */
  async sees() {
    return (await this.byTitle()).map(({ template, folder, waiting }) => ({ ...template, folder, waiting }));
  }

  /** What is kept beside the library, and what the service has. */
  async keeps() {
    const { db } = this.person;
    const titles = (templates: readonly { template: { title: string } }[]) =>
      templates.map(({ template }) => template.title).sort();
    const stored = this.service.history.map(({ title, tags }) => `${title} ${tags}`);
    return {
      trash: titles(await db.trash.toArray()),
      states: titles(await db.states.toArray()),
      stored: [...new Set(stored)].sort(),
      left: await db.outbox.count(),
    };
  }

  private saveAll(drafts: Parameters<Person['hand']['saveAll']>[0]): Promise<void> {
    return this.inActs(drafts, some => this.person.hand.saveAll(some));
  }

  private remove(some: readonly LibraryEntry[]): Promise<Outcome> {
    for (const entry of some) this.removed.set(entry.template.title, entry);
    return this.person.hand.remove(ids(some));
  }

  private restore(some: readonly LibraryEntry[]): Promise<Outcome> {
    for (const { template } of some) this.removed.delete(template.title);
    return this.person.hand.restore(some);
  }

  private async inActs<Item>(items: readonly Item[], act: (some: readonly Item[]) => Promise<Outcome>): Promise<void> {
    for (const some of this.cut(items)) expect((await act(some)).kind).toBe('done');
  }

  private newTemplate() {
    return { ...EMPTY_TEMPLATE, title: `t${String(++this.made).padStart(4, '0')}` };
  }

  private async chosen(which: readonly number[]): Promise<LibraryEntry[]> {
    const there = await this.byTitle();
    return which.flatMap(nth => there[nth] ?? []);
  }

  private chosenRemoved(which: readonly number[]): LibraryEntry[] {
    const removed = [...this.removed.values()].sort(byTitle);
    return which.flatMap(nth => removed[nth] ?? []);
  }

  private async byTitle(): Promise<LibraryEntry[]> {
    return (await this.person.sees()).sort(byTitle);
  }
}

const ids = (entries: readonly LibraryEntry[]) => entries.map(({ id }) => id);

const byTitle = (one: LibraryEntry, other: LibraryEntry) => (one.template.title < other.template.title ? -1 : 1);

function tagged({ id, folder, template }: LibraryEntry) {
  return { id, folder, template: { ...template, tags: [...template.tags, `after ${template.tags.length}`] } };
}
