/** A body as one reads it in its source: each block on a line of its own. `packed` is the way back. */
export function laidOut(html: string): string {
  return html.replace(ENDS, '$&\n').replace(/\n$/, '');
}

/** The body out of its source; the line breaks that `laidOut` makes are none of it. */
export function packed(text: string): string {
  return text.replace(new RegExp(`(${ENDS.source})\\n`, 'g'), '$1');
}

/** The offset in the laid-out text of an offset in the body. */
export function laidOffset(html: string, offset: number): number {
  return offset + (html.slice(0, offset).match(ENDS)?.length ?? 0);
}

/** The offset in the body of one in the laid-out text. */
export function packedOffset(text: string, offset: number): number {
  return packed(text.slice(0, offset)).length;
}

const ENDS =
  /<\/(?:p|div|li|ul|ol|h[1-6]|blockquote|table|tr|thead|tbody)>|<(?:ul|ol|table|tbody|tr|blockquote)(?:\s[^<>]*)?>|<hr>/g;
