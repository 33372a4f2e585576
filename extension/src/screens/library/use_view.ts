import { useEffect, useMemo, useState } from 'preact/hooks';
import { BROWSER_FOLDER, type Folder } from '@/library/entry';
import type { View, Workspace } from '@/library/workspace';
import { say } from '@/words/say';

/** The workspace's newest view, drawn anew whenever it changes; null until the library is read. */
export function useView(workspace: Workspace): View | null {
  const [view, setView] = useState<View | null>(null);

  useEffect(() => {
    const gone = new AbortController();
    workspace.watch(setView, gone.signal);
    return () => gone.abort();
  }, [workspace]);

  const name = say('parts.this_browser');
  const folders = useMemo(() => view?.folders.map(named(name)) ?? [], [view?.folders, name]);
  return useMemo(() => view && { ...view, folders }, [view, folders]);
}

/** A team's library that has yet to arrive: it is not an empty one, and nobody can say yet where a new template goes. */
export function isOnTheWay({ account, entries, sync }: View): boolean {
  const isUnread = sync.kind === 'local' || sync.kind === 'sending';
  return account !== null && entries.length === 0 && isUnread;
}

/** The folder of this browser has no name of its own: it is called what the person's language calls it. */
const named = (name: string) => (folder: Folder) =>
  folder.id === BROWSER_FOLDER.id ? { ...folder, name } : folder;
