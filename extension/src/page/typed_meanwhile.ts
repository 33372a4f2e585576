/** What a person types while an editor takes its time, as far as it is text. */
export interface Meanwhile {
  typed(): string;
  stop(): void;
}

export function listenMeanwhile(view: Window): Meanwhile {
  const over = new AbortController();
  let typed = '';
  const hear = (event: KeyboardEvent) => {
    const isText = event.isTrusted && !event.ctrlKey && !event.metaKey && [...event.key].length === 1;
    if (isText) typed += event.key;
  };
  view.addEventListener('keydown', hear, { capture: true, signal: over.signal });
  return { typed: () => typed, stop: () => over.abort() };
}
