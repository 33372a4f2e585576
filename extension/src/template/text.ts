import { escapeHtml } from './entities';
import { htmlTokens } from './markup';
import { piecesOf } from './pieces';
import { TextWriter } from './text_writer';

/** What a mail client would send as plain text: paragraphs with a blank line between, lists, links. */
export function textOf(html: string): string {
  return markedTextOf(html).text;
}

/** Also the places in it where the caret may stop; UTF-16 offsets, in reading order. */
export function markedTextOf(html: string): { text: string; carets: number[] } {
  const writer = new TextWriter();
  for (const token of htmlTokens(html)) writer.take(token);
  return { text: writer.text.replace(/\u00a0/g, ' '), carets: writer.carets };
}

/**
 * A body out of plain text: a blank line begins a paragraph, a line break stays one, Liquid stays Liquid.
 * `textOf(htmlOf(text))` is `text` again, where lines do not end in spaces and the text not in line breaks.
 */
export function htmlOf(text: string): string {
  const source = text.replace(/\r\n?/g, '\n').replace(UNPRINTABLE, '');
  const written = piecesOf(source, 'plain').map(piece => {
    const part = source.slice(piece.start, piece.end);
    return piece.kind === 'text' ? part : part.replace(/\n/g, LIQUID_BREAK).replace(/ /g, LIQUID_SPACE);
  });
  const html = paragraphsOf(written.join('').replace(/^\n+/, '').trimEnd());
  return html.replaceAll(LIQUID_BREAK, '\n').replaceAll(LIQUID_SPACE, ' ');
}

/** Characters that no message should carry, those kept for our own marks among them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
export const UNPRINTABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ue000-\ue01f]/g;
const LIQUID_BREAK = '\ue010';
const LIQUID_SPACE = '\ue011';

function paragraphsOf(text: string): string {
  if (text === '') return '';
  const parts = text.split(/(\n{2,})/);
  return parts
    .map((part, index) =>
      index % 2 === 1 ? '<p><br></p>'.repeat(part.length - 2) : `<p>${linesOf(part)}</p>`,
    )
    .join('');
}

function linesOf(paragraph: string): string {
  return paragraph
    .split('\n')
    .map(line =>
      escapeHtml(line.trimEnd())
        .replace(/^ | (?= )/g, '&nbsp;')
        .replaceAll('&quot;', '"'),
    )
    .join('<br>');
}
