import { fold } from './fold';

/** The words of a body for searching, with a signature that rules most bodies out before they are read. */
export class BodyWords {
  readonly text: string;
  private readonly pairs = new Uint32Array(PAIR_BITS / 32);

  constructor(html: string) {
    this.text = fold(wordsOf(html));
    for (let i = 1; i < this.text.length; i++) {
      const pair = pairAt(this.text, i);
      this.pairs[pair >>> 5] = (this.pairs[pair >>> 5] ?? 0) | (1 << (pair & 31));
    }
  }

  /** False only when the term is certainly not in there: one of its pairs of letters is missing. */
  mayHold(term: string): boolean {
    for (let i = 1; i < term.length; i++) {
      const pair = pairAt(term, i);
      if (((this.pairs[pair >>> 5] ?? 0) & (1 << (pair & 31))) === 0) return false;
    }
    return true;
  }
}

/** A power of two; a reply of 700 letters fills about an eighth of it. */
const PAIR_BITS = 2048;

function pairAt(text: string, at: number): number {
  return (text.charCodeAt(at - 1) * 37 + text.charCodeAt(at)) & (PAIR_BITS - 1);
}

/** For searching, not for reading: what the template computes goes, then markup; common entities are read. */
function wordsOf(html: string): string {
  return html
    .replace(CODE, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&nbsp;/g, ' ')
    .replace(/&amp;/g, '&');
}

/** `{{ … }}` and `{% … %}`; never from one that is not closed on into the next. */
const CODE = /\{\{(?:(?!\{[{%])[\s\S])*?\}\}|\{%(?:(?!\{[{%])[\s\S])*?%\}/g;
