import { useEffect, useState } from 'preact/hooks';
import type { LibraryEntry } from '@/library/workspace';
import type { Template } from '@/template/template';
import type { Drafts } from './drafts';

/** The wording on screen: what is typed here first, else what the library has, also when that changes meanwhile. */
export function useTemplate(
  entry: LibraryEntry,
  drafts: Drafts,
): [Template, (part: Partial<Template>) => void] {
  const [template, setTemplate] = useState(() => drafts.waiting(entry.id) ?? entry.template);
  const known = JSON.stringify(entry.template);

  useEffect(() => {
    if (!drafts.waiting(entry.id)) setTemplate(entry.template);
  }, [known, entry.id, drafts]);

  const change = (part: Partial<Template>) => {
    const next = { ...template, ...part };
    setTemplate(next);
    drafts.typed(entry.id, next);
  };
  return [template, change];
}
