import { diff3Merge } from 'node-diff3';
import { htmlTokens } from '@/template/markup';

/**
 * Two edits of one body as one, paragraph by paragraph, list item by list item; nothing where both changed the same.
 * Never mixes the words of two people within a paragraph.
 */
export function mergedBody(base: string, mine: string, theirs: string): string | undefined {
  const [before, left, right] = [blocksOf(base), blocksOf(mine), blocksOf(theirs)];
  const merged = byDiff(before, left, right) ?? byPlace(before, left, right);
  const body = merged?.join('');
  return body !== undefined && isBalanced(body) ? body : undefined;
}

/** The body cut behind whatever ends a line; joined, the pieces are the body. */
export function blocksOf(body: string): string[] {
  const blocks: string[] = [];
  let block = '';
  for (const { kind, name, source } of htmlTokens(body)) {
    block += source;
    const ends = kind === 'close' ? ENDS.has(name) : kind === 'open' && name === 'br';
    if (!ends) continue;
    blocks.push(block);
    block = '';
  }
  return block === '' ? blocks : [...blocks, block];
}

const ENDS = new Set(
  'p div li ul ol h1 h2 h3 h4 h5 h6 blockquote pre table thead tbody tfoot tr td th'.split(' '),
);
const EMPTY = new Set(['br', 'hr', 'img', 'col']);

/** Three ways as in diff3 (Khanna, Kunal and Pierce, 2007): paragraphs may come, go and change on either side. */
function byDiff(base: string[], mine: string[], theirs: string[]): string[] | undefined {
  const merged: string[] = [];
  for (const region of diff3Merge(mine, base, theirs, { excludeFalseConflicts: true })) {
    if (!region.ok) return undefined;
    merged.push(...region.ok);
  }
  return merged;
}

/** diff3 takes neighbours for one place. Where no paragraph came or went, each is told apart by where it stands. */
function byPlace(base: string[], mine: string[], theirs: string[]): string[] | undefined {
  if (base.length !== mine.length || base.length !== theirs.length) return undefined;
  const merged: string[] = [];
  for (const [i, before] of base.entries()) {
    const [left = '', right = ''] = [mine[i], theirs[i]];
    if (left !== before && right !== before && left !== right) return undefined;
    merged.push(left === before ? right : left);
  }
  return merged;
}

/** Two edits that are sound apart may, with a list around one and a quote around the other, cross each other. */
function isBalanced(body: string): boolean {
  const open: string[] = [];
  for (const { kind, name } of htmlTokens(body)) {
    if (kind === 'open' && !EMPTY.has(name)) open.push(name);
    if (kind === 'close' && open.pop() !== name) return false;
  }
  return open.length === 0;
}
