import { useLayoutEffect, useState } from 'preact/hooks';
import { foldShortcut } from '@/expand/shortcut';
import type { LibraryEntry } from '@/library/workspace';
import { nestedIn } from '@/template/check';
import { type Nested, nestedTemplates } from '@/template/nested';
import type { Template } from '@/template/template';

/** The templates inside the one on screen, out of the library as it is now; there before anything is painted. */
export function useNested(template: Template, entries: readonly LibraryEntry[]): Nested {
  const [found, setFound] = useState(NONE);
  const wanted = nestedIn(template).join('\n');

  useLayoutEffect(() => {
    if (wanted === '') return setFound(NONE);
    let latest = true;
    const opened = async (shortcut: string) =>
      entries
        .map(each => each.template)
        .filter(each => foldShortcut(each.shortcut) === foldShortcut(shortcut));
    void nestedTemplates(template, opened).then(all => latest && setFound(all));
    return () => {
      latest = false;
    };
  }, [wanted, entries]);

  return found;
}

const NONE: Nested = new Map();
