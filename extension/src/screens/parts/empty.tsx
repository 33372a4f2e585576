import type { ComponentChildren } from 'preact';

/** Nothing is here: says so, and teaches the one thing to do next. */
export function Empty({ title, children }: { title: string; children?: ComponentChildren }) {
  return (
    <div class="empty">
      <strong>{title}</strong>
      {children}
    </div>
  );
}
