/**
 * Writes a field's value and says so as a person's typing would, without taking the focus. Only an empty field is
 * written: what a person wrote there stays.
 */
export function fill(field: Element | null, value: string): boolean {
  if (!isTextField(field) || field.readOnly || field.disabled) return false;
  if (field.value.trim() !== '') return field.value.trim() === value.trim();

  const { Event } = field.ownerDocument.defaultView ?? globalThis;
  field.value = value;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  field.dispatchEvent(new Event('change', { bubbles: true }));
  return true;
}

// By name, not by class: a frame's elements belong to classes of their own.
const isTextField = (field: Element | null): field is HTMLInputElement | HTMLTextAreaElement =>
  field !== null && (field.localName === 'input' || field.localName === 'textarea');

/** What a text field holds; null where there is none. */
export function writtenIn(field: Element | null): string | null {
  return isTextField(field) ? field.value : null;
}
