/**
 * Writes a field's value and says so as a person's typing would, without taking the focus. Only an empty field is
 * written: what a person wrote there stays. Answers whether anything stands there now.
 */
export function fill(field: Element | null, value: string): boolean {
  if (!isTextField(field)) return false;
  if (isFilled(field)) return true;
  if (field.readOnly || field.disabled) return false;

  const { Event } = field.ownerDocument.defaultView ?? globalThis;
  field.value = value;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  field.dispatchEvent(new Event('change', { bubbles: true }));
  return true;
}

// By name, not by class: a frame's elements belong to classes of their own.
const isTextField = (field: Element | null): field is HTMLInputElement | HTMLTextAreaElement =>
  field !== null && (field.localName === 'input' || field.localName === 'textarea');

export const isFilled = (field: Element | null): boolean => (writtenIn(field) ?? '').trim() !== '';

/** What a text field holds; null where there is none. */
export function writtenIn(field: Element | null): string | null {
  return isTextField(field) ? field.value : null;
}
