/** Types at the caret, the way each editor takes letters: by the event that announces them, or what the browser wrote. */
export function typeText(host: HTMLElement, data: string): void {
  const page = host.ownerDocument;
  if (!host.contains(page.activeElement)) host.focus({ preventScroll: true });
  page.dispatchEvent(new Event('selectionchange'));
  const about = { inputType: 'insertText', data, bubbles: true, cancelable: true, composed: true };
  if (host.dispatchEvent(new InputEvent('beforeinput', about))) page.execCommand('insertText', false, data);
}
