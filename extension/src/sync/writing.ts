import { BROWSER_FOLDER } from '@/library/entry';
import type { Draft, LibraryEntry, Outcome, Resolution, Rewording } from '@/library/workspace';
import type { Template } from '@/template/template';
import { Acts } from './acts';
import { type LibraryDatabase, type OwnRow, touch, write } from './database';
import { unlessFull } from './full';
import { reworded, sameTemplate } from './merge';
import type { World } from './server';
import { viewOf } from './view';

/** A person's own hand: every act is saved here before it returns, and for a shared folder stands in the outbox. */
export class Hand {
  constructor(
    private readonly db: LibraryDatabase,
    private readonly world: World,
  ) {}

  save(draft: Draft): Promise<Outcome> {
    return this.saveAll([draft]);
  }

  /** All of them or none. */
  saveAll(drafts: readonly Draft[]): Promise<Outcome> {
    return this.act(async acts => {
      const known = await viewOf(
        this.db,
        drafts.flatMap(({ id }) => id ?? []),
      );
      const byId = new Map(known.map(entry => [entry.id, entry]));
      return acts.saveAll(
        drafts.map(({ id, folder, template }) => ({ entry: byId.get(id ?? ''), folder, template })),
      );
    });
  }

  /** All of them or none. */
  add(folder: string, templates: readonly Template[]): Promise<Outcome> {
    return this.act(acts => acts.add(folder, templates));
  }

  remove(ids: readonly string[]): Promise<Outcome> {
    return this.act(async acts => {
      const outcome = await acts.remove(await viewOf(this.db, ids));
      return outcome.kind === 'done' ? { kind: 'done', ids: [...ids] } : outcome;
    });
  }

  /** What was removed comes back as it was; where the service has the removal already, under a new id. */
  restore(entries: readonly LibraryEntry[]): Promise<Outcome> {
    return this.act(async acts => ({ kind: 'done', ids: await acts.bringBack(entries) }));
  }

  move(ids: readonly string[], folder: string): Promise<Outcome> {
    return this.act(async acts => {
      const known = new Map((await viewOf(this.db, ids)).map(entry => [entry.id, entry]));
      const entries = ids.flatMap(id => known.get(id) ?? []);
      return acts.saveAll(entries.map(entry => ({ entry, folder, template: entry.template })));
    });
  }

  /** The copy's own words, in the place of the original; where that is gone, in the folder that they were meant for. */
  keepCopy(id: string): Promise<Outcome> {
    return this.settle(id, async (copy, original, acts) => {
      if (original) return acts.replace(original, original.folder, copy.template);
      return acts.create(copy.copy.folder, copy.template);
    });
  }

  resolveCopy(id: string, { template, seen }: Resolution): Promise<Outcome> {
    return this.settle(id, async (_, original, acts) => {
      if (!original || !sameTemplate(original.template, seen)) return CHANGED_MEANWHILE;
      return acts.replace(original, original.folder, template);
    });
  }

  /** Looks at what stands there in the write itself: a screen may not know yet what has just come in. */
  reword(id: string, typed: Rewording): Promise<Outcome> {
    return this.act(async acts => {
      const [entry] = await viewOf(this.db, [id]);
      const template = entry && reworded(entry, typed);
      if (template) return acts.replace(entry, entry.folder, template);
      const folder = entry?.folder ?? BROWSER_FOLDER.id;
      const because = entry ? 'conflict' : 'gone';
      return acts.createCopy(typed.template, {
        of: id,
        folder,
        base: typed.base,
        because,
        problems: [],
      });
    });
  }

  /** Beside the original where one may write there; else it stays in this browser. */
  keepBoth(id: string): Promise<Outcome> {
    return this.settle(id, async (copy, original, acts) => {
      const folder = original?.folder ?? copy.copy.folder;
      const lies = (await acts.mayEdit(folder)) ? folder : copy.folder;
      return acts.create(lies, copy.template);
    });
  }

  keepPrivate(id: string): Promise<Outcome> {
    return this.act(async () => {
      if ((await this.db.own.update(id, { copy: null })) === 0) return NO_COPY;
      await touch(this.db, [id]);
      return { kind: 'done', ids: [id] };
    });
  }

  /** The copy leaves in the same write in which its words have found their place. */
  private settle(
    id: string,
    place: (copy: Kept, original: LibraryEntry | undefined, acts: Acts) => Promise<Outcome>,
  ): Promise<Outcome> {
    return this.act(async acts => {
      const row = await this.db.own.get(id);
      if (!row?.copy) return NO_COPY;
      const [original] = await viewOf(this.db, [row.copy.of]);
      const outcome = await place({ ...row, copy: row.copy }, original, acts);
      if (outcome.kind === 'done') await acts.forget(id);
      return outcome;
    });
  }

  /** A refusal takes back whatever was written before it. */
  private async act(run: (acts: Acts) => Promise<Outcome>): Promise<Outcome> {
    let refused: Outcome | null = null;
    return unlessFull(async () => {
      try {
        return await write(this.db, async () => {
          const acts = new Acts(this.db, this.world);
          const outcome = await run(acts);
          await acts.told();
          if (outcome.kind === 'refused') {
            refused = outcome;
            throw new Undone();
          }
          return outcome;
        });
      } catch (failure) {
        if (refused && failure instanceof Undone) return refused;
        throw failure;
      }
    });
  }
}

type Kept = OwnRow & { copy: NonNullable<OwnRow['copy']> };

class Undone extends Error {}

const NO_COPY: Outcome = { kind: 'refused', reason: { code: 'copy_gone' } };
const CHANGED_MEANWHILE: Outcome = { kind: 'refused', reason: { code: 'changed_meanwhile' } };
