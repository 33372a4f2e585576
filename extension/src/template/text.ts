import { decodeEntities, escapeHtml } from './entities';
import { attributeOf, type HtmlToken, htmlTokens } from './markup';
import { piecesOf } from './pieces';

/** Plain text with the places in it where the caret may stop; UTF-16 offsets, in reading order. */
export interface MarkedText {
  text: string;
  carets: number[];
}

/** What a mail client would send as plain text: paragraphs with a blank line between, lists, links. */
export function textOf(html: string): string {
  return markedTextOf(html).text;
}

export function markedTextOf(html: string): MarkedText {
  const writer = new Writer();
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
  const html = paragraphsOf(written.join('').replace(/^\n+|\s+$/g, ''));
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

/** How many line breaks stand before and after such a block. */
const BREAKS: Record<string, number> = {
  p: 2,
  h1: 2,
  h2: 2,
  h3: 2,
  h4: 2,
  h5: 2,
  h6: 2,
  ul: 2,
  ol: 2,
  blockquote: 2,
  pre: 2,
  table: 2,
  div: 1,
  li: 1,
  tr: 1,
  hr: 1,
};

class Writer {
  text = '';
  carets: number[] = [];
  private pending = 0;
  private space = false;
  private lists: { ordered: boolean; count: number }[] = [];
  private links: { href: string; start: number }[] = [];
  private verbatim = 0;
  /** One for each open `mark`: whether it stands for a value that is missing. */
  private holes: boolean[] = [];

  take(token: HtmlToken): void {
    if (token.kind === 'text') this.write(decodeEntities(token.source));
    if (token.kind === 'open') this.open(token);
    if (token.kind === 'close') this.close(token.name);
  }

  private open({ name, source }: HtmlToken): void {
    if (name === 'br') return this.lineBreak();
    if (name === 'img') return this.write(decodeEntities(attributeOf(source, 'alt') ?? ''));
    if (name === 'span' && attributeOf(source, 'data-caret') !== null) return this.caret();
    if (name === 'mark') return this.hole(attributeOf(source, 'data-hole') !== null);
    if (name === 'a') {
      this.links.push({ href: decodeEntities(attributeOf(source, 'href') ?? ''), start: this.text.length });
    }
    if (name === 'td' || name === 'th') this.space ||= this.text !== '' && this.pending === 0;
    if (name === 'pre') this.verbatim++;

    this.breaks(this.breaksOf(name));
    if (name === 'ul' || name === 'ol') {
      const start = Number(attributeOf(source, 'start') ?? 1) || 1;
      this.lists.push({ ordered: name === 'ol', count: start });
    }
    if (name === 'li') this.bullet();
    if (name === 'hr') {
      this.write('---');
      this.breaks(1);
    }
  }

  private close(name: string): void {
    if (name === 'a') this.link();
    if (name === 'mark' && this.holes.pop()) this.write(']');
    if (name === 'pre' && this.verbatim > 0) this.verbatim--;
    if (name === 'ul' || name === 'ol') this.lists.pop();
    this.breaks(this.breaksOf(name));
  }

  private breaksOf(name: string): number {
    const inList = this.lists.length > 0 && (name === 'ul' || name === 'ol' || name === 'p');
    return inList ? 1 : (BREAKS[name] ?? 0);
  }

  private write(text: string): void {
    if (this.verbatim > 0) {
      if (text) this.put(text);
      return;
    }
    const words = text.replace(/[ \t\r\n\f]+/g, ' ');
    if (words === '') return;
    if (words.startsWith(' ')) this.space = true;
    const rest = words.replace(/^ | $/g, '');
    if (rest === '') return;
    this.put(rest);
    this.space = words.endsWith(' ');
  }

  private put(text: string): void {
    this.settle();
    this.text += text;
  }

  /** Writes the line breaks, or the one space, that were waiting for something to follow. */
  private settle(): void {
    if (this.text !== '' && this.pending > 0) this.text += '\n'.repeat(this.pending);
    else if (this.space && /[^\n ]$/.test(this.text)) this.text += ' ';
    this.pending = 0;
    this.space = false;
  }

  private caret(): void {
    this.settle();
    this.carets.push(this.text.length);
  }

  private hole(missing: boolean): void {
    this.holes.push(missing);
    if (missing) this.write('[');
  }

  private lineBreak(): void {
    this.pending++;
    this.space = false;
  }

  private breaks(count: number): void {
    if (count === 0) return;
    this.pending = Math.max(this.pending, count);
    this.space = false;
  }

  private bullet(): void {
    const list = this.lists.at(-1) ?? { ordered: false, count: 1 };
    this.put('  '.repeat(Math.max(0, this.lists.length - 1)) + (list.ordered ? `${list.count++}. ` : '- '));
  }

  private link(): void {
    const link = this.links.pop();
    if (!link) return;
    const shown = this.text.slice(link.start).trim();
    const address = link.href.replace(/^(mailto|tel):/i, '');
    if (address === '' || address.startsWith('#') || sameAddress(shown, link.href)) return;
    this.put(shown === '' ? address : ` (${address})`);
  }
}

function sameAddress(shown: string, href: string): boolean {
  const bare = (text: string) =>
    text
      .replace(/^(mailto:|tel:|https?:\/\/)/i, '')
      .replace(/\/$/, '')
      .toLowerCase();
  return bare(shown) === bare(href);
}
