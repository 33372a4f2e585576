import { useEffect, useState } from 'preact/hooks';
import type { View, Workspace } from '@/library/workspace';

/** The workspace's newest view, drawn anew whenever it changes; null until the library is read. */
export function useView(workspace: Workspace): View | null {
  const [view, setView] = useState<View | null>(null);

  useEffect(() => {
    const gone = new AbortController();
    workspace.watch(setView, gone.signal);
    return () => gone.abort();
  }, [workspace]);

  return view;
}
