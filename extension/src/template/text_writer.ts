import { decodeEntities } from './entities';
import { attributeOf, type HtmlToken } from './markup';

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

/** How far a list inside lists is moved in, in steps of two blanks. */
const DEEPEST_LIST = 8;

/** Puts plain text together, token by token. */
export class TextWriter {
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
    if (name === 'br') this.lineBreak();
    else if (name === 'img') this.write(decodeEntities(attributeOf(source, 'alt') ?? ''));
    else if (name === 'span' && attributeOf(source, 'data-caret') !== null) this.caret();
    else if (name === 'mark') this.hole(attributeOf(source, 'data-hole') !== null);
    else if (name === 'a') {
      this.links.push({ href: decodeEntities(attributeOf(source, 'href') ?? ''), start: this.text.length });
    } else this.openBlock(name, source);
  }

  private openBlock(name: string, source: string): void {
    if (name === 'td' || name === 'th') this.space ||= this.text !== '' && this.pending === 0;
    if (name === 'pre') this.verbatim++;

    this.breaks(this.breaksOf(name));
    if (name === 'ul' || name === 'ol') {
      const start = attributeOf(source, 'start') ?? '';
      this.lists.push({ ordered: name === 'ol', count: /^[1-9]\d{0,8}$/.test(start) ? Number(start) : 1 });
    } else if (name === 'li') this.bullet();
    else if (name === 'hr') {
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
    this.put(
      '  '.repeat(Math.min(DEEPEST_LIST, Math.max(0, this.lists.length - 1))) +
        (list.ordered ? `${list.count++}. ` : '- '),
    );
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
