import { diffComm } from 'node-diff3';
import { type Block, type BlockKind, blocksOf, type Word, wordsAndLiquidIn, wordsIn } from './reply_blocks';
import { inRuns, type Piece, pieceOf, wordDifference } from './word_difference';

/** One line of a reply, before and after. */
export interface BlockDifference {
  kind: 'same' | 'added' | 'removed' | 'changed';
  is: BlockKind;
  /** What it was before, where that is something else. */
  was?: BlockKind;
  pieces: Piece[];
}

/** Two texts, word by word. */
export function textDifference(before: string, after: string): Piece[] {
  return wordDifference(plain(wordsIn(before)), plain(wordsIn(after)));
}

/** Two lines that may hold Liquid, e.g. subjects: word by word, never inside brackets. */
export function lineWithLiquidDifference(before: string, after: string): Piece[] {
  return wordDifference(wordsAndLiquidIn(before), wordsAndLiquidIn(after));
}

/**
 * Two replies, line by line and, within a line that stayed in place, word by word. Lines go together that are the
 * same, and between those the ones that share enough words, in their order.
 */
export function replyDifference(before: string, after: string): BlockDifference[] {
  const [old, young] = [blocksOf(before), blocksOf(after)];
  const found: BlockDifference[] = [];
  let [at, to] = [0, 0];
  for (const part of diffComm(old.map(textOf), young.map(textOf))) {
    const { common, buffer1 = [], buffer2 = [] } = part;
    for (const _ of common ?? []) found.push(lineDifference(old[at++] as Block, young[to++] as Block));
    const [removed, added] = [old.slice(at, at + buffer1.length), young.slice(to, to + buffer2.length)];
    at += removed.length;
    to += added.length;
    found.push(...between(removed, added));
  }
  return found;
}

function between(old: readonly Block[], young: readonly Block[]): BlockDifference[] {
  const found: BlockDifference[] = [];
  let [at, to] = [0, 0];
  for (const [i, j] of [...pairsOf(old, young), [old.length, young.length] as const]) {
    for (; at < i; at++) found.push(whole(old[at] as Block, 'removed'));
    for (; to < j; to++) found.push(whole(young[to] as Block, 'added'));
    const [before, after] = [old[at++], young[to++]];
    if (before && after) found.push(lineDifference(before, after));
  }
  return found;
}

/** Which lines are two wordings of one: the order-keeping choice with the most words in common. */
function pairsOf(old: readonly Block[], young: readonly Block[]): (readonly [number, number])[] {
  if (old.length * young.length > MOST_COMPARED) return [];
  const best: number[][] = Array.from({ length: old.length + 1 }, () => Array(young.length + 1).fill(0));
  const alike = old.map(one => young.map(other => likeness(one, other)));
  for (let i = old.length - 1; i >= 0; i--)
    for (let j = young.length - 1; j >= 0; j--)
      cells(best, i)[j] = Math.max(
        at(best, i + 1, j),
        at(best, i, j + 1),
        at(alike, i, j) && at(alike, i, j) + at(best, i + 1, j + 1),
      );
  return pathThrough(best, alike);
}

function pathThrough(best: number[][], alike: number[][]): [number, number][] {
  const pairs: [number, number][] = [];
  let [i, j] = [0, 0];
  while (at(best, i, j) > 0) {
    const together = at(alike, i, j) && at(alike, i, j) + at(best, i + 1, j + 1);
    if (together > 0 && together >= at(best, i, j)) pairs.push([i++, j++]);
    else if (at(best, i + 1, j) >= at(best, i, j + 1)) i++;
    else j++;
  }
  return pairs;
}

const cells = (table: number[][], row: number): number[] => table[row] ?? [];
const at = (table: number[][], row: number, column: number): number => table[row]?.[column] ?? 0;

/** More than that many pairs of lines are not looked at one by one. */
const MOST_COMPARED = 10_000;
const ENOUGH = 0.35;

/** The share of words in common; 0 where that is too little to be the same line. */
function likeness(one: Block, other: Block): number {
  const [mine, theirs] = [meaningful(one), meaningful(other)];
  if (mine.length === 0 || theirs.length === 0) return one.kind === other.kind ? ENOUGH : 0;
  const left = new Map<string, number>();
  for (const word of theirs) left.set(word, (left.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of mine) {
    const count = left.get(word) ?? 0;
    if (count > 0) shared++;
    left.set(word, count - 1);
  }
  const share = (2 * shared) / (mine.length + theirs.length);
  return share >= ENOUGH ? share : 0;
}

function meaningful({ words }: Block): string[] {
  return words.map(word => word.text).filter(text => /[\p{L}\p{N}]/u.test(text));
}

function lineDifference(before: Block, after: Block): BlockDifference {
  const pieces = wordDifference(before.words, after.words);
  const stands = before.kind === after.kind && pieces.every(each => each.kind === 'same' && !each.restyled);
  return {
    kind: stands ? 'same' : 'changed',
    is: after.kind,
    ...(before.kind !== after.kind && { was: before.kind }),
    pieces,
  };
}

function whole(block: Block, kind: 'added' | 'removed'): BlockDifference {
  return { kind, is: block.kind, pieces: inRuns(block.words.map(word => pieceOf(kind, word))) };
}

const plain = (words: readonly string[]): Word[] => words.map(text => ({ text, looks: [] }));
const textOf = ({ words }: Block): string => words.map(word => word.text).join('');
