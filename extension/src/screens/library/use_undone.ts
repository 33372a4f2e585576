import { useEffect, useRef } from 'preact/hooks';
import type { View, Workspace } from '@/library/workspace';
import type { Notice } from './notice';
import { undoneWords } from './undone_words';

/** Says once what the person did and the service did not take, to somebody who looks. */
export function useUndone(workspace: Workspace, view: View | null, say: (notice: Notice) => void): void {
  const told = useRef(new Set<string>());

  useEffect(() => {
    const gone = new AbortController();
    const tell = () => {
      if (!view || document.visibilityState !== 'visible') return;
      const news = view.undone.filter(each => !told.current.has(each.id));
      const message = undoneWords(news, view.folders);
      if (message === null) return;
      for (const each of news) told.current.add(each.id);
      say({ message });
      void workspace.forgetUndone(news);
    };
    tell();
    document.addEventListener('visibilitychange', tell, { signal: gone.signal });
    return () => gone.abort();
  }, [view]);
}
