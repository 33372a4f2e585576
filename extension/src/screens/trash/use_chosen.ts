import { useMemo, useRef, useState } from 'preact/hooks';
import type { TrashItem } from './trash_items';

/** Which deleted templates are marked, of those that are listed. */
export interface Chosen {
  keys: ReadonlySet<string>;
  items: readonly TrashItem[];
  /** Marks it or not; with all from the one marked before, where a person holds Shift. */
  turn(item: TrashItem, on: boolean): void;
  turnTo(item: TrashItem, on: boolean): void;
  turnAll(on: boolean): void;
  clear(): void;
}

/** What a search hides is not marked: nobody acts on what they do not see. */
export function useChosen(listed: readonly TrashItem[]): Chosen {
  const [marked, mark] = useState<ReadonlySet<string>>(new Set());
  const last = useRef<string | null>(null);
  const items = useMemo(() => listed.filter(item => marked.has(item.key)), [listed, marked]);
  const keys = useMemo(() => new Set(items.map(item => item.key)), [items]);

  const turnKeys = (turned: readonly TrashItem[], on: boolean) => {
    const next = new Set(keys);
    for (const { key } of turned) {
      if (on) next.add(key);
      else next.delete(key);
    }
    mark(next);
  };
  return {
    keys,
    items,
    turn(item, on) {
      last.current = item.key;
      turnKeys([item], on);
    },
    turnTo(item, on) {
      const from = listed.findIndex(each => each.key === last.current);
      const to = listed.findIndex(each => each.key === item.key);
      last.current = item.key;
      turnKeys(from < 0 ? [item] : listed.slice(Math.min(from, to), Math.max(from, to) + 1), on);
    },
    turnAll: on => mark(new Set(on ? listed.map(item => item.key) : [])),
    clear: () => mark(new Set()),
  };
}
