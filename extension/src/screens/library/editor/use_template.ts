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
  // What this typing began from and went through: as an older state of the library it must not undo newer typing.
  const echoes = useRef<Template[]>([]);
  const remember = (...states: Template[]) => {
    echoes.current = [...echoes.current, ...states].slice(-ECHOES);
  };
  const isWaiting = drafts.waiting(entry.id) !== null;

  useEffect(() => {
    const now = entry.template;
    if (sameTemplate(now, template)) echoes.current = [];
    if (sameTemplate(now, template) || echoes.current.some(echo => sameTemplate(echo, now))) return;

    const base = drafts.base(entry.id);
    if (!base) {
      if (!isWaiting) setTemplate(now);
      return tell(newsFrom(news, entry, template));
    }
    const merged = together(entry, base, template);
    if (!merged) return;
    setTemplate(merged);
    remember(now, merged);
    drafts.rebase(entry.id, merged, now);
    tell(newsFrom(news, entry, base));
  }, [entry.template, isWaiting]);

  const change = (part: Partial<Template>) => {
    const next = { ...template, ...part };
    setTemplate(next);
    remember(...(isWaiting ? [] : [entry.template]), next);
    drafts.typed(entry.id, { template: next, base: template, seen: entry.template });
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
