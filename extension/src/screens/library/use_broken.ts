import { useEffect, useState } from 'preact/hooks';
import type { LibraryEntry } from '@/library/workspace';
import { problemsIn } from '@/template/check';
import type { Template } from '@/template/template';

/** The ids of templates that have a problem, found bit by bit while nobody types; each template is read once. */
export function useBroken(entries: readonly LibraryEntry[]): ReadonlySet<string> {
  const [broken, setBroken] = useState<ReadonlySet<string>>(NONE);

  useEffect(() => {
    let waiting: ReturnType<typeof setTimeout> | undefined;
    let at = 0;
    const look = () => {
      const until = performance.now() + SLICE_MS;
      while (at < entries.length && performance.now() < until) isBroken(entries[at++]?.template);
      if (at < entries.length) waiting = setTimeout(look, REST_MS);
      else setBroken(before => same(before, entries.filter(isKnownBroken)));
    };
    waiting = setTimeout(look, REST_MS);
    return () => clearTimeout(waiting);
  }, [entries]);

  return broken;
}

const NONE: ReadonlySet<string> = new Set();
/** Short enough that a key pressed meanwhile is answered in its frame. */
const SLICE_MS = 6;
const REST_MS = 16;

const verdicts = new WeakMap<Template, boolean>();

function isBroken(template: Template | undefined): void {
  if (template && !verdicts.has(template)) verdicts.set(template, problemsIn(template).length > 0);
}

const isKnownBroken = ({ template }: LibraryEntry): boolean => verdicts.get(template) ?? false;

/** The set as it was where nothing changed, so that nothing is drawn again. */
function same(before: ReadonlySet<string>, found: readonly LibraryEntry[]): ReadonlySet<string> {
  const isSame = before.size === found.length && found.every(({ id }) => before.has(id));
  return isSame ? before : new Set(found.map(({ id }) => id));
}
