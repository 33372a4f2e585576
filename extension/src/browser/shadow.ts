/** The shadow root of an element, open or closed: only extensions may look into closed ones. */
export function shadowOf(host: HTMLElement): ShadowRoot | null {
  return 'dom' in chrome ? chrome.dom.openOrClosedShadowRoot(host) : host.shadowRoot;
}
