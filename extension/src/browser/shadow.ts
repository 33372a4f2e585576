/** The shadow root of an element, open or closed: only extensions may look into closed ones. */
export function shadowOf(host: HTMLElement): ShadowRoot | null {
  if ('dom' in chrome) return chrome.dom.openOrClosedShadowRoot(host);
  return (host as InFirefox).openOrClosedShadowRoot ?? host.shadowRoot;
}

/** Firefox has it on the element itself. */
type InFirefox = HTMLElement & { openOrClosedShadowRoot?: ShadowRoot | null };
