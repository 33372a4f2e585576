import type { Outcome, Rewording } from '@/library/workspace';
import type { Template } from '@/template/template';
import { say } from '@/words/say';
import { reasonWords } from '../../parts/reason_words';

/** A wording that the library does not have yet. */
export type Draft = Rewording;

/** By id, the wordings whose last save did not succeed, as they were then, and why. */
export type KeptBack = ReadonlyMap<string, { template: Template; why: string }>;

/** What is being typed, until the library has it. */
export interface Drafts {
  /** Notes a template at once, where a crash cannot take it, and saves it when typing rests. */
  typed(id: string, draft: Draft): void;
  /** Saves now what still waits. Call it when the screen is left. */
  flush(): Promise<void>;
  /** The templates with a wording that is not saved yet. */
  ids(): string[];
  /** The newest wording of a template that is not saved yet. */
  waiting(id: string): Template | null;
  /** What the newest wording was made from, as long as it is not saved. */
  base(id: string): Template | null;
  /** Somebody else's wording came in: the draft, merged with it, goes on from there. */
  rebase(id: string, merged: Template, theirs: Template): void;
  /** How often a wording of it was put beside it, since it clashed with what the library has. */
  setAside(id: string): number;
  /** Why the last save of a template did not succeed; null when it did, or none was tried. */
  refusal(id: string): string | null;
  /** All of those, for whoever lists them; the same map until a save changes that. */
  keptBack(): KeptBack;
  /** Throws a draft away. */
  drop(id: string): void;
}

interface DraftsOptions {
  /** Where drafts outlive the screen. */
  notes: Pick<Storage, 'length' | 'key' | 'getItem' | 'setItem' | 'removeItem'>;
  /** A refused draft stays noted, and goes again with the next flush. */
  save(id: string, draft: Draft): Promise<Outcome>;
  /** Told whenever an answer of `waiting` or `refusal` may be another. */
  changed(): void;
}

/** Milliseconds without a key after which a draft is saved. */
export const REST = 500;

/** Opens the drafts noted earlier; those are saved first. */
export function openDrafts({ notes, save, changed }: DraftsOptions): Drafts {
  const waiting = notedDrafts(notes);
  let kept: KeptBack = new Map();
  const aside = new Map<string, number>();
  let resting: ReturnType<typeof setTimeout> | undefined;
  let saving: Promise<void> = Promise.resolve();

  const refuse = (id: string, template: Template, why: string) => {
    const before = kept.get(id);
    if (before?.template === template && before.why === why) return;
    kept = new Map([...kept, [id, { template, why }]]);
  };

  const release = (id: string) => {
    if (kept.has(id)) kept = new Map([...kept].filter(([each]) => each !== id));
  };

  const drop = (id: string) => {
    waiting.delete(id);
    release(id);
    notes.removeItem(PREFIX + id);
  };

  /** What was typed while it was being saved now rests on what was saved. */
  const settle = (id: string, saved: Draft) => {
    const newest = waiting.get(id);
    if (!newest || newest === saved) drop(id);
    else waiting.set(id, { ...newest, base: saved.template });
    release(id);
  };

  const saveAll = async () => {
    for (const [id, draft] of [...waiting]) {
      const outcome = await save(id, draft).catch(failed);
      if (outcome.kind === 'refused') refuse(id, draft.template, reasonWords(outcome.reason));
      else {
        settle(id, draft);
        if (!outcome.ids.includes(id)) aside.set(id, (aside.get(id) ?? 0) + 1);
      }
    }
    changed();
  };

  const flush = () => {
    clearTimeout(resting);
    saving = saving.then(saveAll);
    return saving;
  };

  const keep = (id: string, draft: Draft) => {
    waiting.set(id, draft);
    note(notes, id, draft);
    clearTimeout(resting);
    resting = setTimeout(() => void flush(), REST);
    changed();
  };

  if (waiting.size > 0) void flush();

  return {
    typed(id, { template, base, seen }) {
      const begun = waiting.get(id);
      keep(id, { template, base: begun?.base ?? base, seen: begun?.seen ?? seen });
    },
    flush,
    ids: () => [...waiting.keys()],
    waiting: id => waiting.get(id)?.template ?? null,
    base: id => waiting.get(id)?.base ?? null,
    rebase: (id, template, theirs) => keep(id, { template, base: theirs, seen: theirs }),
    setAside: id => aside.get(id) ?? 0,
    refusal: id => kept.get(id)?.why ?? null,
    keptBack: () => kept,
    drop,
  };
}

const PREFIX = 'draft/';
const failed = (): Outcome => ({
  kind: 'refused',
  reason: { code: 'said', words: say('template.not_written') },
});

/** A full disk must not stop the typing: the draft then still goes when it rests. */
function note(notes: DraftsOptions['notes'], id: string, draft: Draft): void {
  try {
    notes.setItem(PREFIX + id, JSON.stringify(draft));
  } catch {
    notes.removeItem(PREFIX + id);
  }
}

function notedDrafts(notes: DraftsOptions['notes']): Map<string, Draft> {
  const keys = Array.from({ length: notes.length }, (_, index) => notes.key(index) ?? '');
  return new Map(
    keys
      .filter(key => key.startsWith(PREFIX))
      .map(key => [key.slice(PREFIX.length), JSON.parse(notes.getItem(key) ?? '') as Draft]),
  );
}
