import type { Right } from '@/library/entry';
import type { Http } from '@/sync/http';
import type { Template } from '@/template/template';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Person } from './person';
import { Service } from './service';

const FOLDERS = ['delivery', 'refunds', 'thanks'];
const NAMES = ['ada', 'bo'];

type Step =
  | { act: 'write'; who: string; which: number; field: 'title' | 'body'; folder: string }
  | { act: 'remove' | 'move'; who: string; which: number; folder: string }
  | { act: 'sync'; who: string; steps: number; lost: number[] }
  | { act: 'grant'; who: string; folder: string; right: Right | null }
  | { act: 'compact'; kept: number }
  | { act: 'backup' | 'restore' };

const who = fc.constantFrom(...NAMES);
const folder = fc.constantFrom(...FOLDERS);
const which = fc.nat(6);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      act: fc.constant('write' as const),
      who,
      which,
      field: fc.constantFrom('title' as const, 'body' as const),
      folder,
    }),
  },
  { weight: 3, arbitrary: fc.record({ act: fc.constantFrom('remove' as const, 'move' as const), who, which, folder }) },
  {
    weight: 7,
    arbitrary: fc.record({
      act: fc.constant('sync' as const),
      who,
      steps: fc.nat(40),
      lost: fc.array(fc.nat(6), { maxLength: 2 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      act: fc.constant('grant' as const),
      who,
      folder,
      right: fc.constantFrom<Right | null>('use', 'edit', 'manage', null),
    }),
  },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('compact' as const), kept: fc.nat(6) }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constantFrom('backup' as const, 'restore' as const) }) },
);

/** Two people and their service, and a record of every word that was written. */
class Office {
  readonly service = new Service();
  readonly people = new Map(NAMES.map(name => [name, new Person(name, this.service.httpFor(name))]));
  /** What each wrote and did not knowingly write over. */
  private readonly written = new Map<string, Set<string>>(NAMES.map(name => [name, new Set()]));
  private count = 0;

  constructor() {
    this.service.givesChecksums = false;
    for (const name of NAMES) for (const each of FOLDERS) this.service.grant(name, each, 'edit');
  }

  async take(step: Step): Promise<void> {
    switch (step.act) {
      case 'write':
        return this.write(this.person(step.who), step);
      case 'remove':
      case 'move':
        return this.removeOrMove(this.person(step.who), step);
      case 'sync':
        return this.person(step.who).syncAndDie(step.steps, losing(this.service.httpFor(step.who), step.lost));
      case 'grant':
        return this.service.grant(step.who, step.folder, step.right);
      case 'compact':
        return this.service.compact(step.kept);
      case 'backup':
        return this.service.takeBackup();
      case 'restore':
        return this.restore();
    }
  }

  /**
   * What was written after the backup is lost with it at the service. Nobody may lose what their own browser knows:
   * what it has yet to send, and of what it was told, whatever they were the last to write.
   */
  private async restore(): Promise<void> {
    if (!this.service.restore()) return;
    const stored = this.service.history.flatMap(words);
    for (const [name, written] of this.written) {
      const { db } = this.person(name);
      const edits = (await db.outbox.toArray()).flatMap(({ wanted }) => (wanted ? words(wanted.template) : []));
      const copies = (await db.own.toArray()).flatMap(({ template }) => words(template));
      const mine = (await db.rows.toArray()).filter(row => row.updated_by === name).flatMap(({ template }) => words(template));
      const kept = new Set([...stored, ...edits, ...copies, ...mine]);
      for (const word of written) if (!kept.has(word)) written.delete(word);
    }
  }

  async settle(): Promise<void> {
    for (let round = 0; round < 4; round++) {
      for (const person of this.people.values()) expect(await person.sync()).toEqual({ kind: 'level' });
    }
  }

  async expectEqual(): Promise<void> {
    for (const person of this.people.values()) {
      const rows = (await person.db.rows.toArray()).map(({ id, folder, revision, template }) => [
        id,
        { revision, folder, template },
      ]);
      expect(new Map(rows as [string, unknown][])).toEqual(this.service.seenBy(person.name));
      expect(await person.db.outbox.toArray()).toEqual([]);
    }
    expect(this.service.ownConflicts).toEqual([]);
    const copies = await Promise.all([...this.people.values()].map(person => person.copies()));
    expect(copies.flat().filter(({ copy }) => copy?.because === 'invalid')).toEqual([]);
  }

  async expectNothingLost(): Promise<void> {
    const stored = new Set(this.service.history.flatMap(words));
    for (const [name, written] of this.written) {
      const kept = new Set((await this.person(name).sees()).flatMap(entry => words(entry.template)));
      const lost = [...written].filter(word => !stored.has(word) && !kept.has(word));
      expect(lost).toEqual([]);
    }
  }

  private async write(person: Person, { which, field, folder }: Extract<Step, { act: 'write' }>): Promise<void> {
    const word = `w${++this.count}`;
    const entry = (await person.sees())[which];
    const outcome = entry
      ? await person.hand.save({ ...entry, template: { ...entry.template, [field]: word } })
      : await person.write(folder, { [field]: word });
    if (outcome.kind === 'refused') return;
    if (entry) this.written.get(person.name)?.delete(entry.template[field]);
    this.written.get(person.name)?.add(word);
  }

  private async removeOrMove(
    person: Person,
    { act, which, folder }: { act: 'remove' | 'move'; which: number; folder: string },
  ): Promise<void> {
    const entry = (await person.sees())[which];
    if (!entry) return;
    if (act === 'move') {
      await person.hand.move([entry.id], folder);
      return;
    }
    const outcome = await person.hand.remove([entry.id]);
    if (outcome.kind === 'done') for (const word of words(entry.template)) this.written.get(person.name)?.delete(word);
  }

  private person(name: string): Person {
    const found = this.people.get(name);
    if (!found) throw new Error(name);
    return found;
  }
}

test('whatever is written, revoked, cut off, lost or restored: all see the same, and no word is lost', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 45 }), async steps => {
      const office = new Office();
      for (const each of steps) await office.take(each);
      await office.settle();
      await office.expectEqual();
      await office.expectNothingLost();
    }),
    { numRuns: Number(process.env.RUNS ?? 60) },
  );
}, 120_000);

/** The service did it, but the answer to the requests of these numbers never arrives. */
function losing(http: Http, numbers: readonly number[]): Http {
  let count = 0;
  return async (path, request) => {
    const exchanged = await http(path, request);
    return numbers.includes(count++) ? { kind: 'unreachable' } : exchanged;
  };
}

const words = ({ title, body }: Template): string[] => [title, body].filter(Boolean);
