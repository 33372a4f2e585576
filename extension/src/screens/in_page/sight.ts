/** Takes a choice in a box only from a person who sees the box. */
export interface Sight {
  /** The box came to stand elsewhere. */
  moved(): void;
  end(): void;
}

/**
 * A page can lay something over a box that it cannot look into, and have a person click or press Enter on what they
 * do not see. So what would choose waits until the browser says that nothing lies over the box, for as long as that
 * takes; once something did lie there, or the box has moved, it must have stood plainly for a moment. `raise` brings
 * it to the top again. Where a browser cannot tell what lies over what, everything counts as seen.
 */
export function keepInSight(stage: HTMLElement, raise: () => void): Sight {
  let isSeen: boolean | null = null;
  let steadyFrom = 0;
  let waiting: (() => void) | null = null;

  const observer = new IntersectionObserver(told => {
    const last = told.at(-1);
    if (!last) return;
    const wasSeen = isSeen;
    isSeen = isPlain(last);
    if (wasSeen === false && isSeen) steadyFrom = performance.now() + STEADY;
    const act = waiting;
    waiting = null;
    if (act && isSeen) act();
  }, TRACKING);
  observer.observe(stage);

  const meet = (event: Event, again: () => void) => {
    if (isSeen && stage.isConnected && performance.now() >= steadyFrom) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (isSeen === null) waiting = again;
    else if (!isSeen) raise();
  };
  const clicked = (event: MouseEvent) => {
    const target = event.target as HTMLElement;
    if (target !== stage) meet(event, () => target.click());
  };
  const pressed = (event: KeyboardEvent) => {
    const { target } = event;
    if (!chooses(event)) return;
    if (isButton(target)) meet(event, () => target.click());
    else meet(event, () => target?.dispatchEvent(copyOf(event)));
  };
  stage.addEventListener('click', clicked, { capture: true });
  stage.addEventListener('keydown', pressed, { capture: true });

  return {
    moved() {
      steadyFrom = performance.now() + STEADY;
    },
    end: () => observer.disconnect(),
  };
}

/** Milliseconds: longer than a double click takes, shorter than reading does. */
const STEADY = 400;

/** 100 ms between two looks is the least that browsers allow. Not in TypeScript's library yet. */
const TRACKING: IntersectionObserverInit & { trackVisibility: boolean; delay: number } = {
  trackVisibility: true,
  delay: 100,
  threshold: [0, 0.5, 0.9, 1],
};

/** A window of a few pixels shows nobody anything. */
function isPlain(told: IntersectionObserverEntry & { isVisible?: boolean }): boolean {
  const { width, height } = told.intersectionRect;
  return told.isVisible !== false && told.intersectionRatio > 0.85 && width >= 100 && height >= 24;
}

/** A browser clicks a button for a person's Enter, and for no copy of it. */
function isButton(target: EventTarget | null): target is HTMLButtonElement {
  return (target as Element | null)?.matches('button') ?? false;
}

/** In a field a letter is only text. */
function chooses({ key, target }: KeyboardEvent): boolean {
  if (key === 'Enter') return true;
  return [...key].length === 1 && !(target as Element).matches('input, textarea, select');
}

function copyOf(event: KeyboardEvent): KeyboardEvent {
  const { key, code, ctrlKey, shiftKey, altKey, metaKey, isComposing } = event;
  const modifiers = { ctrlKey, shiftKey, altKey, metaKey };
  return new KeyboardEvent('keydown', {
    ...modifiers,
    ...{ key, code, isComposing },
    bubbles: true,
    cancelable: true,
  });
}
