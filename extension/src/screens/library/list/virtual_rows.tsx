import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

interface VirtualRowsProps {
  count: number;
  /** Pixels; every row has the same. */
  height: number;
  /** The row that must stay in view, or -1. */
  chosen: number;
  label: string;
  pressed(event: KeyboardEvent): void;
  row(index: number): ComponentChildren;
}

/** A list of any length that draws only the rows in view, and a few around them. */
export function VirtualRows({ count, height, chosen, label, pressed, row }: VirtualRowsProps) {
  const box = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ top: 0, height: 900 });

  useEffect(() => watchView(box.current, setView), []);
  useLayoutEffect(() => reveal(box.current, chosen, height), [chosen, height]);

  const first = Math.max(0, Math.floor(view.top / height) - MARGIN);
  const last = Math.min(count, Math.ceil((view.top + view.height) / height) + MARGIN);
  const shown = Array.from({ length: Math.max(0, last - first) }, (_, index) => first + index);

  return (
    <div
      class="rows"
      ref={box}
      role="listbox"
      aria-multiselectable="true"
      tabIndex={0}
      onKeyDown={pressed}
      aria-label={label}
      aria-activedescendant={chosen >= 0 ? `row-${chosen}` : undefined}
    >
      <div class="rows-all" style={{ height: `${count * height}px` }}>
        <div class="rows-shown" style={{ transform: `translateY(${first * height}px)` }}>
          {shown.map(row)}
        </div>
      </div>
    </div>
  );
}

const MARGIN = 8;

function watchView(box: HTMLElement | null, seen: (view: { top: number; height: number }) => void) {
  if (!box) return;

  const look = () => seen({ top: box.scrollTop, height: box.clientHeight || 900 });
  const size = new ResizeObserver(look);
  size.observe(box);
  box.addEventListener('scroll', look, { passive: true });
  return () => {
    size.disconnect();
    box.removeEventListener('scroll', look);
  };
}

function reveal(box: HTMLElement | null, chosen: number, height: number) {
  if (!box || chosen < 0) return;

  const top = chosen * height;
  if (top < box.scrollTop) box.scrollTop = top;
  const below = top + height - box.clientHeight;
  if (below > box.scrollTop) box.scrollTop = below;
}
