import { useEffect, useReducer, useRef } from 'preact/hooks';
import type { View, Workspace } from '@/library/workspace';
import { type Drafts, openDrafts } from './drafts';
import { saveDraft } from './save_draft';

/** The drafts of this visit and of earlier ones; null until the library is read. Leaving the page flushes them. */
export function useDrafts(workspace: Workspace, view: View | null, notes: Storage): Drafts | null {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const drafts = useRef<Drafts | null>(null);
  const newest = useRef(view);
  newest.current = view;

  if (view && !drafts.current) {
    drafts.current = openDrafts({
      notes,
      changed: () => redraw(undefined),
      save: (id, draft) => saveDraft(workspace, newest.current, id, draft),
    });
  }

  useEffect(() => {
    const gone = new AbortController();
    const leave = () => void drafts.current?.flush();
    addEventListener('pagehide', leave, { signal: gone.signal });
    addEventListener('visibilitychange', leave, { signal: gone.signal });
    return () => gone.abort();
  }, []);

  // Signed out, or a folder taken away: what was typed there goes on as a copy in this browser.
  useEffect(() => {
    const waiting = drafts.current?.ids() ?? [];
    if (waiting.length === 0 || !view) return;
    const there = new Set(view.entries.map(entry => entry.id));
    if (waiting.some(id => !there.has(id))) void drafts.current?.flush();
  }, [view]);

  return drafts.current;
}
