import type { Outcome } from '@/library/workspace';
import type { Template } from '@/template/template';

/** What is being typed, until the library has it. */
export interface Drafts {
  /** Notes a template at once, where a crash cannot take it, and saves it when typing rests. */
  typed(id: string, template: Template): void;
  /** Saves now what still waits. Call it when the screen is left. */
  flush(): Promise<void>;
  /** The newest wording of a template that is not saved yet. */
  waiting(id: string): Template | null;
  /** Why the last save of a template did not succeed; null when it did, or none was tried. */
  refusal(id: string): string | null;
  /** Throws a draft away. */
  drop(id: string): void;
}

interface DraftsOptions {
  /** Where drafts outlive the screen. */
  notes: Pick<Storage, 'length' | 'key' | 'getItem' | 'setItem' | 'removeItem'>;
  /** A refused draft stays noted, and goes again with the next flush. */
  save(id: string, template: Template): Promise<Outcome>;
  /** Told whenever an answer of `waiting` or `refusal` may be another. */
  changed(): void;
}

/** Milliseconds without a key after which a draft is saved. */
export const REST = 500;

/** Opens the drafts noted earlier; those are saved first. */
export function openDrafts({ notes, save, changed }: DraftsOptions): Drafts {
  const waiting = notedDrafts(notes);
  const refusals = new Map<string, string>();
  let resting: ReturnType<typeof setTimeout> | undefined;
  let saving: Promise<void> = Promise.resolve();

  const drop = (id: string) => {
    waiting.delete(id);
    refusals.delete(id);
    notes.removeItem(PREFIX + id);
  };

  const saveAll = async () => {
    for (const [id, template] of [...waiting]) {
      const outcome = await save(id, template).catch((): Outcome => FAILED);
      if (outcome.kind === 'refused') refusals.set(id, outcome.message);
      else if (waiting.get(id) === template) drop(id);
    }
    changed();
  };

  const flush = () => {
    clearTimeout(resting);
    saving = saving.then(saveAll);
    return saving;
  };

  if (waiting.size > 0) void flush();

  return {
    typed(id, template) {
      waiting.set(id, template);
      note(notes, id, template);
      clearTimeout(resting);
      resting = setTimeout(() => void flush(), REST);
      changed();
    },
    flush,
    waiting: id => waiting.get(id) ?? null,
    refusal: id => refusals.get(id) ?? null,
    drop,
  };
}

const PREFIX = 'draft/';
const FAILED: Outcome = {
  kind: 'refused',
  message: 'Not saved: this browser could not write it down. Copy your text, then reload the page.',
};

/** A full disk must not stop the typing: the draft then still goes when it rests. */
function note(notes: DraftsOptions['notes'], id: string, template: Template): void {
  try {
    notes.setItem(PREFIX + id, JSON.stringify(template));
  } catch {
    notes.removeItem(PREFIX + id);
  }
}

function notedDrafts(notes: DraftsOptions['notes']): Map<string, Template> {
  const keys = Array.from({ length: notes.length }, (_, index) => notes.key(index) ?? '');
  return new Map(
    keys
      .filter(key => key.startsWith(PREFIX))
      .map(key => [key.slice(PREFIX.length), JSON.parse(notes.getItem(key) ?? '') as Template]),
  );
}
