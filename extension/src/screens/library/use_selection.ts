import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Row } from './order';

/** Several templates of the list, to be acted on together. */
export interface Selection {
  ids: ReadonlySet<string>;
  toggle(id: string): void;
  /** From where the selection began to here. */
  extend(id: string): void;
  all(): void;
  clear(): void;
}

interface Selected {
  /** What was listed when it was made: elsewhere it is forgotten, so that nobody acts on what they cannot see. */
  place: string;
  ids: ReadonlySet<string>;
  anchor: string | null;
  /** What was selected when the anchor was set; a stretch from there is added to it. */
  base: ReadonlySet<string>;
}

const NONE: ReadonlySet<string> = new Set();
const NOTHING: Selected = { place: '', ids: NONE, anchor: null, base: NONE };

export function useSelection(place: string, rows: readonly Row[], pointed: string | null): Selection {
  const [selected, setSelected] = useState<Selected>(NOTHING);
  useEffect(() => setSelected(NOTHING), [place]);
  const { ids, anchor, base } = selected.place === place ? selected : NOTHING;
  const listed = useMemo(() => {
    if (ids.size === 0) return ids;
    const here = rows.filter(row => ids.has(row.id)).map(row => row.id);
    return here.length === ids.size ? ids : new Set(here);
  }, [ids, rows]);

  return {
    ids: listed,
    toggle(id) {
      const next = new Set(listed);
      if (!next.delete(id)) next.add(id);
      setSelected({ place, ids: next, anchor: id, base: next });
    },
    extend(id) {
      const from = anchor ?? pointed ?? id;
      setSelected({ place, ids: new Set([...base, ...between(rows, from, id)]), anchor: from, base });
    },
    all: () => setSelected({ place, ids: new Set(rows.map(row => row.id)), anchor, base: NONE }),
    clear: () => setSelected(NOTHING),
  };
}

function between(rows: readonly Row[], one: string, other: string): string[] {
  const at = rows.findIndex(row => row.id === one);
  const to = rows.findIndex(row => row.id === other);
  if (to < 0) return [];
  return rows.slice(Math.min(at < 0 ? to : at, to), Math.max(at, to) + 1).map(row => row.id);
}
