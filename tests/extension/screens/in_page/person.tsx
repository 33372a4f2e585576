import { type ComponentChild, render } from 'preact';
import { act } from 'preact/test-utils';

/** Someone in front of one of the screens, with hands and eyes. Sees what stands there once all has settled. */
export async function before(content: ComponentChild) {
  document.body.replaceChildren();
  const screen = document.body.appendChild(document.createElement('div'));
  await act(() => render(content, screen));
  await settled();

  const focused = () => document.activeElement as HTMLElement;
  const person = {
    async press(key: string, more: KeyboardEventInit = {}) {
      const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
      await act(() => void focused().dispatchEvent(event));
      await settled();
      return event;
    },
    async type(text: string, into = screen.querySelector('input')) {
      into?.focus();
      await act(() => {
        if (into) into.value = text;
        into?.dispatchEvent(new InputEvent('input', { bubbles: true }));
      });
      await settled();
    },
    async click(what: Element | null) {
      await act(() => void what?.dispatchEvent(new MouseEvent('click', { bubbles: true })));
      await settled();
    },
    field: (label: string) => screen.querySelector<HTMLInputElement>(`[aria-label="${label}"]`),
    button: (words: string) => [...screen.querySelectorAll('button')].find(each => each.textContent?.includes(words)) ?? null,
    rows: () => [...screen.querySelectorAll('.result-title')].map(words),
    chosen: () => screen.querySelector('[aria-selected="true"] .result-title')?.textContent ?? '',
    reads: (selector: string) => words(screen.querySelector(selector)),
    screen,
  };
  screen.querySelector<HTMLElement>('input, [tabindex="0"]')?.focus();
  return person;
}

function words(element: Element | null): string {
  return (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
}

/** Lets promises that are already kept come home. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await act(async () => {});
}
