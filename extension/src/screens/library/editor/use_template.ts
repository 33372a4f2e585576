import { useEffect, useRef, useState } from 'preact/hooks';
import type { LibraryEntry } from '@/library/workspace';
import type { Template } from '@/template/template';
import type { Drafts } from './drafts';

/** The wording on screen: what is typed here first, else what the library has, also when that changes meanwhile. */
export function useTemplate(
  entry: LibraryEntry,
  drafts: Drafts,
): [Template, (part: Partial<Template>) => void] {
  const [template, setTemplate] = useState(() => drafts.waiting(entry.id) ?? entry.template);
  // What was typed here and may still come back as an older state of the library: it must not undo newer typing.
  const echoes = useRef(new Set<string>());
  const known = JSON.stringify(entry.template);

  useEffect(() => {
    const isOnScreen = known === JSON.stringify(template);
    if (isOnScreen) echoes.current.clear();
    if (isOnScreen || drafts.waiting(entry.id) || echoes.current.has(known)) return;
    setTemplate(entry.template);
  }, [known, drafts]);

  const change = (part: Partial<Template>) => {
    const next = { ...template, ...part };
    setTemplate(next);
    echoes.current.add(JSON.stringify(next));
    drafts.typed(entry.id, next);
  };
  return [template, change];
}
