import { parentAcrossRoots } from './around';
import { partOf } from './labelled';
import { fieldCalled } from './labels';

/**
 * The conversation of a help desk whose customer the text around the caret answers; `shows` is what a conversation
 * shows beside the box for replies (CSS). Null for a text to somebody else, which may stand on the same page: in a
 * dialog, or in a box with a To or a subject of its own, such as one for forwarding; and for a field that is no text.
 */
export function conversationAnswered(place: Element, shows: string): Element | null {
  if (!isTextOfPage(place)) return null;
  return boxAround(place, shows).some(part => hasHead(part, place)) ? null : conversationAround(place, shows);
}

export const isTextOfPage = (place: Element): boolean => place.matches(TEXTS) && !place.closest(DIALOGS);

/** The parts of a conversation that belong to the text: the one that it stands in, and those with no text at all. */
export function boxAround(place: Element, shows: string): Element[] {
  return [...(conversationAround(place, shows)?.children ?? [])].filter(
    part => holds(part, place) || !(isOrHas(part, shows) || isOrHas(part, TEXTS) || isOrHas(part, DIALOGS)),
  );
}

/** The nearest element around the text that shows a conversation. */
function conversationAround(place: Element, shows: string): Element | null {
  let at = parentAcrossRoots(place);
  while (at && !isOrHas(at, shows)) at = parentAcrossRoots(at);
  return at;
}

const TEXTS = '[contenteditable]:not([contenteditable="false"]), textarea';
const DIALOGS = 'dialog, [role="dialog"], [role="alertdialog"], [aria-modal="true"]';
const FIELDS = 'input:not([type="hidden"]), textarea, select, [contenteditable]';
/** Words on these name no row: `A` is a colour's button, and means To in some languages. */
const CONTROLS = 'button, [role="button"], [role="toolbar"], [role="menu"], option';

function hasHead(part: Element, place: Element): boolean {
  const around = [part, ...part.querySelectorAll('*')].filter(element => !holds(place, element));
  return around.some(element => isHeadField(element) || isToLabel(element));
}

function isHeadField(element: Element): boolean {
  const called = element.matches(FIELDS) ? partOf(element) : null;
  return called === 'to' || called === 'subject';
}

const isToLabel = (element: Element): boolean =>
  element.childElementCount === 0 &&
  element.closest(CONTROLS) === null &&
  fieldCalled(element.textContent ?? '') === 'to';

const isOrHas = (element: Element, selector: string): boolean =>
  element.matches(selector) || element.querySelector(selector) !== null;

/** Shadow roots between the two count as well. */
function holds(element: Element, inner: Element): boolean {
  for (let at: Element | null = inner; at; at = parentAcrossRoots(at)) if (at === element) return true;
  return false;
}
