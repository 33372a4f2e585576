import { joined, segmentsOf } from './akin';
import { isCommon } from './telling';

/** One word of a query as people say it, rather than as an index wants it. */
export interface SaidWord {
  word: string;
  /** Without it a template is about something else. */
  tells: boolean;
}

/**
 * The words of what a person typed, without signs around them: a Chinese term is several. None where no word of it
 * tells anything: then all that is known is what was typed.
 */
export function wordsSaid(terms: readonly string[]): SaidWord[] {
  const said = terms.flatMap(term => joined(segmentsOf(bare(term)), SMALL).map(saidWord));
  const telling = said.filter(({ tells }) => tells).slice(0, MOST);
  if (telling.length === 0) return [];
  return [...telling, ...said.filter(({ tells }) => !tells).slice(0, MOST)];
}

/** Of a pasted sentence, the beginning says enough; each word is looked for in every template. */
const MOST = 6;

/** Characters that are part of a sentence rather than of a word. */
const SMALL = new Set('没不了吗呢的我你您要想还都也就请在是有啊吧呀个能会很把被给'.split(''));

/** `/refund`, `order?`, `where's`. */
function bare(term: string): string {
  return term.replace(SIGNS, '').replace(/['’]s$/u, '');
}

const SIGNS = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu;

function saidWord(segment: string): SaidWord {
  const tells = segment.length > 1 && !isCommon(segment) && !DENIES.test(segment);
  return { word: ASKS_FOR_TIME.has(segment) ? '时间' : segment, tells };
}

/** `didn't` and `dont` alike. */
const DENIES = /^(?:did|do|does|has|have|had|is|was|are|ca|could|wo|would)n['’]?t$/u;
const ASKS_FOR_TIME = new Set(['多久', '几天', '什么时候']);
