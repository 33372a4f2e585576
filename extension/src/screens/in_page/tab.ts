/** Tab after the last field leads to the first and the other way round: the focus stays in the box while it is open. */
export function keepTabInside(box: Element, event: KeyboardEvent): void {
  const stops = [...box.querySelectorAll<HTMLElement>(STOPS)];
  const [from, to] = event.shiftKey ? [stops[0], stops.at(-1)] : [stops.at(-1), stops[0]];
  if (!from || !to || !isSameStop(from, event.target as Element)) return;
  event.preventDefault();
  to.focus();
}

const STOPS = 'input:not(:disabled), select:not(:disabled), textarea:not(:disabled), button:not(:disabled)';

/** Radio buttons of one name are one stop. */
function isSameStop(stop: Element, focused: Element): boolean {
  return stop === focused || (isRadio(stop) && isRadio(focused) && stop.name === focused.name);
}

function isRadio(element: Element): element is HTMLInputElement {
  return element.matches('input[type="radio"]');
}
