import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ShelvedEntry } from '@/library/shelf';
import type { Rendering } from '@/template/render';
import type { EntryOf } from './choice_made';

export type Preview = (entry: ShelvedEntry) => Promise<Rendering>;

/** Keeps giving the last rendering until the next is there, so that arrows through a list do not flicker. */
export function usePreview(id: string | undefined, entryOf: EntryOf, preview: Preview): Rendering | null {
  const [rendering, show] = useState<Rendering | null>(null);
  const ports = useRef({ entryOf, preview });
  ports.current = { entryOf, preview };

  useLayoutEffect(() => {
    let latest = true;
    const read = async () => {
      const entry = id === undefined ? null : await ports.current.entryOf(id);
      const next = entry && (await ports.current.preview(entry));
      if (latest) show(next);
    };
    read().catch(() => latest && show(null));
    return () => {
      latest = false;
    };
  }, [id]);

  return rendering;
}
