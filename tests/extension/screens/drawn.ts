import { type ComponentChild, render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach } from 'vitest';

/** Where the tests of a file draw: empty before each, and gone after it. */
export let screen: HTMLElement;

beforeEach(() => {
  screen = document.body.appendChild(document.createElement('div'));
});
afterEach(() => {
  render(null, screen);
  screen.remove();
});

export async function draw(content: ComponentChild) {
  await act(() => render(content, screen));
}

/** What is drawn, for eyes: a chip as `(label)`, Liquid as `‹code›`; nothing that is only to be heard. */
export function seenByEye(): HTMLElement {
  const shown = screen.cloneNode(true) as HTMLElement;
  for (const unseen of shown.querySelectorAll('.unseen')) unseen.remove();
  for (const chip of shown.querySelectorAll('span.chip')) chip.replaceWith(`(${chip.textContent})`);
  for (const code of shown.querySelectorAll('code.chip')) code.replaceWith(`‹${code.textContent}›`);
  return shown;
}
