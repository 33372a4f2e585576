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
  // What this typing began from and went through: as an older state of the library it must not undo newer typing.
  const echoes = useRef(new Set<string>());
  const known = JSON.stringify(entry.template);
  const isWaiting = drafts.waiting(entry.id) !== null;

  useEffect(() => {
    const isOnScreen = known === JSON.stringify(template);
    if (isOnScreen) echoes.current.clear();
    if (isOnScreen || isWaiting || echoes.current.has(known)) return;
    setTemplate(entry.template);
  }, [known, isWaiting]);

  const change = (part: Partial<Template>) => {
    const next = { ...template, ...part };
    setTemplate(next);
    if (!isWaiting) echoes.current.add(known);
    echoes.current.add(JSON.stringify(next));
    drafts.typed(entry.id, { template: next, base: template, seen: entry.template });
  };
  return [template, change];
}
