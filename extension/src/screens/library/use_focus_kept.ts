import { useEffect, useRef } from 'preact/hooks';

/**
 * Whoever leaves what had the focus goes on where the first of `goesOn` (selectors) is in sight, not at the top of
 * the page. `place` tells when they have left.
 */
export function useFocusKept(place: string, goesOn: readonly string[]): void {
  const isFirst = useRef(true);
  useEffect(() => {
    const begins = isFirst.current;
    isFirst.current = false;
    if (begins || document.activeElement !== document.body) return;
    const next = goesOn.map(each => document.querySelector<HTMLElement>(each)).find(isInSight);
    if (next) takeFocus(next);
  }, [place]);
}

const isInSight = (element: HTMLElement | null): element is HTMLElement =>
  element !== null && element.offsetWidth > 0;

/** Only while it has it: a click on its ground later shall not take the focus from anything. */
function takeFocus(next: HTMLElement): void {
  if (next.tabIndex < 0 && !next.hasAttribute('tabindex')) {
    next.tabIndex = -1;
    next.addEventListener('blur', () => next.removeAttribute('tabindex'), { once: true });
  }
  next.focus({ preventScroll: true });
}
