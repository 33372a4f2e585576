import { actionOf } from '../actions';

/** What the toolbar can do to the selected text. */
export type Mark = 'bold' | 'italic' | 'link' | 'list';

const COMMANDS = { bold: 'bold', italic: 'italic', list: 'insertUnorderedList' } as const;

/** The marks of the text at the caret; none while the caret is elsewhere. */
export function marksAt(field: HTMLElement | null): Mark[] {
  if (!holdsCaret(field)) return [];

  const marks: Mark[] = [];
  if (document.queryCommandState('bold')) marks.push('bold');
  if (document.queryCommandState('italic')) marks.push('italic');
  if (document.queryCommandState('insertUnorderedList')) marks.push('list');
  if (linkAt(field) !== null) marks.push('link');
  return marks;
}

/** Turns a mark on or off, as an edit that Ctrl+Z takes back. */
export function toggleMark(mark: Exclude<Mark, 'link'>): void {
  document.execCommand('styleWithCSS', false, 'false');
  document.execCommand(COMMANDS[mark]);
}

/** Links the selection to an address; without a selection the address itself is written; none unlinks. */
export function linkTo(address: string): void {
  if (!address) document.execCommand('unlink');
  else if (getSelection()?.isCollapsed && !anchorAt()) insertLink(complete(address));
  else document.execCommand('createLink', false, complete(address));
}

/** The address of the link at the caret, or null. */
export function linkAt(field: HTMLElement | null): string | null {
  return holdsCaret(field) ? (anchorAt()?.getAttribute('href') ?? null) : null;
}

/**
 * Remembers what is selected; the answer selects it again, though another field had the focus.
 * A caret inside a link stands for the whole link, so that it changes as one.
 */
export function keptSelection(): () => void {
  const selection = getSelection();
  const anchor = anchorAt();
  const range = selection?.rangeCount ? selection.getRangeAt(0).cloneRange() : null;
  if (range && anchor && selection?.isCollapsed) range.selectNodeContents(anchor);

  return () => {
    if (!range) return;
    selection?.removeAllRanges();
    selection?.addRange(range);
  };
}

/** The mark that a pressed key asks for. */
export function markOf(pressed: KeyboardEvent): Mark | null {
  const action = actionOf(pressed, true);
  return action === 'bold' || action === 'italic' || action === 'link' || action === 'list' ? action : null;
}

function holdsCaret(field: HTMLElement | null): boolean {
  const node = getSelection()?.anchorNode;
  return !!node && !!field?.contains(node);
}

function anchorAt(): HTMLAnchorElement | null {
  const node = getSelection()?.anchorNode;
  const element = node instanceof Element ? node : node?.parentElement;
  return element?.closest('a') ?? null;
}

function insertLink(address: string): void {
  const link = document.createElement('a');
  link.href = address;
  link.textContent = address;
  document.execCommand('insertHTML', false, link.outerHTML);
}

/** `shop.test/returns` means the web; an address with an @ means mail. */
function complete(address: string): string {
  if (/^[a-z][a-z0-9+.-]*:/i.test(address)) return address;
  return address.includes('@') && !address.includes('/') ? `mailto:${address}` : `https://${address}`;
}
