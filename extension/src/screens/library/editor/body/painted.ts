/** Work that may wait until what was typed is seen. */
export interface Later {
  /** Asks for it, once however often. */
  soon(): void;
  /** Does it at once if it was asked for. */
  now(): void;
  /** Whether it was asked for and is yet to be done. */
  isAsked(): boolean;
}

/** Does the work behind the next frame, so that a letter is painted before anything is made of it. */
export function whenPainted(work: () => void, signal: AbortSignal): Later {
  let asked = 0;
  const now = () => {
    if (asked === 0) return;
    asked = 0;
    work();
  };
  const behind = (turn: number) => setTimeout(() => asked === turn && now());
  let turns = 0;
  const soon = () => {
    if (asked > 0) return;
    asked = ++turns;
    const turn = asked;
    // A page that is not seen paints nothing.
    if (document.hidden) behind(turn);
    else requestAnimationFrame(() => behind(turn));
  };
  addEventListener('pagehide', now, { signal });
  document.addEventListener('visibilitychange', now, { signal });
  signal.addEventListener('abort', () => {
    asked = 0;
  });
  return { soon, now, isAsked: () => asked > 0 };
}
