import { isSecret } from './secret';

/** The element that a person writes in when `element` has the focus; null where nobody may write, or we may not. */
export function editableAt(element: Element | null): HTMLElement | null {
  const field = writableAt(element);
  return field && isSecret(field) ? null : field;
}

/** Likewise, before anybody looks at what a field asks for. */
export function writableAt(element: Element | null): HTMLElement | null {
  if (!element) return null;
  if (isPlain(element)) return mayWrite(element) ? element : null;
  return editingHost(element);
}

/** An input or a textarea, whose text and selection are its own. */
export function isPlain(element: Element): element is HTMLInputElement | HTMLTextAreaElement {
  return element.localName === 'textarea' || element.localName === 'input';
}

function mayWrite(field: HTMLInputElement | HTMLTextAreaElement): boolean {
  if (field.readOnly || field.disabled) return false;
  return field.localName === 'textarea' || TEXT_TYPES.has(field.type);
}

/** The input types that have a selection; the others cannot tell where the caret is. */
const TEXT_TYPES = new Set(['text', 'search', 'url', 'tel']);

/** The outermost editable element around this one, which is what editors call theirs. */
function editingHost(element: Element): HTMLElement | null {
  const page = element.ownerDocument;
  if (page.designMode === 'on') return page.body;
  if (!('isContentEditable' in element) || !element.isContentEditable) return null;

  let host = element as HTMLElement;
  while (host.parentElement?.isContentEditable) host = host.parentElement;
  return host.getAttribute('aria-readonly') === 'true' ? null : host;
}
