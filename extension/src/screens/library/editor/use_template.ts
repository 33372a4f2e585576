import { useEffect, useRef, useState } from 'preact/hooks';
import type { LibraryEntry } from '@/library/workspace';
import { merge, sameTemplate } from '@/sync/merge';
import type { Template } from '@/template/template';
import type { Drafts } from './drafts';
import { changedFields, type News } from './news';

/** A template as somebody is writing it. */
export interface Opened {
  template: Template;
  change(part: Partial<Template>): void;
  /** What came from somebody else while it was open; null once it was read. */
  news: News | null;
  readNews(): void;
}

/**
 * The wording on screen: what is typed here first, else what the library has. What somebody else changes meanwhile
 * goes together with what is typed, paragraph by paragraph; where both changed the same, it stays as it was typed
 * until it is saved, and then stands beside the other to be settled.
 */
export function useTemplate(entry: LibraryEntry, drafts: Drafts): Opened {
  const [template, setTemplate] = useState(() => drafts.waiting(entry.id) ?? entry.template);
  const [news, tell] = useState<News | null>(null);
  // The wording of the library that the one on screen was made from. What was saved here may come back later than
  // something newer from elsewhere, so it is this that tells what is only here.
  const base = useRef(drafts.base(entry.id) ?? entry.template);
  // More may have come in with this drawing: it is looked at behind it.
  const taken = useRef(entry.template);
  // What the typing went through: it comes back from the library, and is nobody else's.
  const echoes = useRef<Template[]>([]);

  const setAside = drafts.setAside(entry.id);
  const known = useRef(setAside);

  useEffect(() => {
    const now = entry.template;
    taken.current = now;
    if (known.current !== setAside) {
      known.current = setAside;
      base.current = now;
      echoes.current = [];
      return setTemplate(now);
    }
    if (sameTemplate(now, base.current)) return;

    const isOnScreen = sameTemplate(now, template);
    if (isOnScreen || echoes.current.some(echo => sameTemplate(echo, now))) {
      base.current = now;
      if (isOnScreen) echoes.current = [];
      return;
    }

    const merged = together(entry, base.current, template);
    if (!merged) return;
    setTemplate(merged);
    tell(newsFrom(news, entry, base.current));
    base.current = now;
    echoes.current.push(merged);
    if (drafts.waiting(entry.id)) drafts.rebase(entry.id, merged, now);
  }, [entry.template, setAside]);

  const change = (part: Partial<Template>) => {
    const next = { ...template, ...part };
    setTemplate(next);
    echoes.current = [...echoes.current, next].slice(-ECHOES);
    drafts.typed(entry.id, { template: next, base: template, seen: taken.current });
  };
  return { template, change, news, readNews: () => tell(null) };
}

/** More than are typed while one is saved. */
const ECHOES = 50;

function together(
  { folder, template: theirs }: LibraryEntry,
  base: Template,
  mine: Template,
): Template | null {
  const merged = merge({ folder, template: base }, { folder, template: mine }, { folder, template: theirs });
  return merged.kind === 'merged' ? merged.wanted.template : null;
}

function newsFrom(before: News | null, entry: LibraryEntry, base: Template): News | null {
  const fields = [...new Set([...(before?.fields ?? []), ...changedFields(base, entry.template)])];
  return fields.length > 0 ? { by: entry.changed_by, fields } : null;
}
