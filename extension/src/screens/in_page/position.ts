export interface Size {
  width: number;
  height: number;
}

export interface Spot {
  left: number;
  top: number;
}

/**
 * Where a box of this size stands for this rectangle: below it, above where there is more room, never outside the
 * viewport; without a rectangle, in the upper middle. All in CSS pixels of the viewport.
 */
export function spotFor(at: DOMRectReadOnly | null, box: Size, viewport: Size): Spot {
  if (!at || isOutside(at, viewport)) return within(middle(box, viewport), box, viewport);
  const below = at.bottom + GAP;
  const above = at.top - GAP - box.height;
  const fitsBelow = below + box.height <= viewport.height - MARGIN;
  const top = fitsBelow || viewport.height - at.bottom >= at.top ? below : above;
  return within({ left: at.left, top }, box, viewport);
}

/** How high a box may be so that it does not cover the rectangle, wherever it stands; never too low to be used. */
export function roomFor(at: DOMRectReadOnly | null, viewport: Size): number {
  const whole = viewport.height - 2 * MARGIN;
  if (!at || isOutside(at, viewport)) return whole;
  const beside = Math.max(viewport.height - at.bottom, at.top) - GAP - MARGIN;
  return Math.min(whole, Math.max(beside, USABLE));
}

const GAP = 6;
const MARGIN = 8;
/** Two fields, a few lines of preview and the buttons. */
const USABLE = 300;

function middle(box: Size, viewport: Size): Spot {
  return {
    left: (viewport.width - box.width) / 2,
    top: Math.min((viewport.height - box.height) / 2, viewport.height * 0.18),
  };
}

function isOutside(at: DOMRectReadOnly, viewport: Size): boolean {
  return at.bottom < 0 || at.right < 0 || at.top > viewport.height || at.left > viewport.width;
}

function within(spot: Spot, box: Size, viewport: Size): Spot {
  return {
    left: Math.round(clamp(spot.left, MARGIN, viewport.width - box.width - MARGIN)),
    top: Math.round(clamp(spot.top, MARGIN, viewport.height - box.height - MARGIN)),
  };
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(value, high));
}
