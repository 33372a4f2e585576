import { useState } from 'preact/hooks';

/** Which lines of the tree are folded up; remembered in this browser. */
export function useCollapsed(
  notes: Storage,
): [ReadonlySet<string>, (id: string, collapsed: boolean) => void] {
  const [collapsed, setCollapsed] = useState<ReadonlySet<string>>(
    () => new Set(JSON.parse(notes.getItem(KEPT) ?? '[]') as string[]),
  );
  const fold = (id: string, isFolded: boolean) => {
    const next = new Set(collapsed);
    if (isFolded) next.add(id);
    else next.delete(id);
    notes.setItem(KEPT, JSON.stringify([...next]));
    setCollapsed(next);
  };
  return [collapsed, fold];
}

const KEPT = 'folded_folders';
