import type { Editor } from '@tiptap/core';
import { withAttribute } from './kept';

/**
 * Links the selected text to an address; where nothing is selected, the link at the caret, else the address itself
 * is written. Without an address the link goes and its text stays.
 */
export function linkTo(editor: Editor, address: string): void {
  const link = editor.chain().extendMarkRange('link');
  if (!address) {
    link.unsetMark('link').run();
    return;
  }
  const href = complete(address);
  const kept = withAttribute(editor.getAttributes('link').kept ?? null, 'href', href);
  if (!editor.state.selection.empty || editor.isActive('link')) link.setMark('link', { kept }).run();
  else
    editor
      .chain()
      .insertContent({ type: 'text', text: address, marks: [{ type: 'link', attrs: { kept } }] })
      .unsetMark('link')
      .run();
}

/** `shop.test/returns` means the web; an address with an @ means mail; one that begins with Liquid is whole. */
export function complete(address: string): string {
  if (/^(?:[a-z][a-z0-9+.-]*:|\{\{|#)/i.test(address)) return address;
  return address.includes('@') && !address.includes('/') ? `mailto:${address}` : `https://${address}`;
}
