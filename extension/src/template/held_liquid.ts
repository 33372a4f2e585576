import { escapeHtml } from './entities';
import { htmlTokens } from './markup';
import { piecesOf } from './pieces';

/**
 * The HTML with everything in brackets that stands in its text made an empty `<span data-liquid="…">`, which holds
 * the brackets as they were written. Those inside a tag stay: they are part of an attribute.
 */
export function heldLiquid(html: string): string {
  const brackets: string[] = [];
  const marked = piecesOf(html, 'rich')
    .map(({ kind, start, end }) => {
      const source = html.slice(start, end).replaceAll(HOLD, '');
      if (kind === 'text' || kind === 'unclosed') return source;
      brackets.push(source);
      return `${HOLD}${brackets.length - 1};`;
    })
    .join('');
  if (brackets.length === 0) return marked;

  return htmlTokens(marked)
    .map(({ kind, source }) =>
      source.replace(HELD, (_, index: string) => {
        const bracket = brackets[Number(index)] ?? '';
        return kind === 'text' ? `<span data-liquid="${escapeHtml(bracket)}"></span>` : bracket;
      }),
    )
    .join('');
}

/** For private use; the language takes it out of every body, too. */
const HOLD = '\ue002';
const HELD = /\ue002(\d+);/g;
