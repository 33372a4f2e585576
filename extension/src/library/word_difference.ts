import { diffComm } from 'node-diff3';
import type { Look, Word } from './reply_blocks';

/** A run of words, or one stretch of Liquid: in both wordings, or in one of them only. */
export interface Piece {
  kind: 'same' | 'added' | 'removed';
  text: string;
  /** The text is Liquid, from its first bracket to its last. */
  liquid?: true;
  /** The words are the same and look otherwise. */
  restyled?: Restyled;
}

export interface Restyled {
  gained: readonly Look[];
  lost: readonly Look[];
}

/**
 * Two lines, word by word. “by Friday → on Monday” reads better than each word for itself: a lone space between two
 * changes joins them.
 */
export function wordDifference(before: readonly Word[], after: readonly Word[]): Piece[] {
  const stretches = stretchesOf(before, after);
  const pieces: Piece[] = [];
  let change: Piece[] = [];
  for (const [i, stretch] of stretches.entries()) {
    if (stretch.kind === 'changed') change.push(...stretch.removed, ...stretch.added);
    else if (isJoint(stretches, i)) change.push(...onBothSides(stretch.pieces));
    else {
      pieces.push(...removedFirst(change), ...stretch.pieces);
      change = [];
    }
  }
  return inRuns([...pieces, ...removedFirst(change)]);
}

/** Neighbours that are alike as one; Liquid stays for itself. */
export function inRuns(pieces: readonly Piece[]): Piece[] {
  const runs: Piece[] = [];
  for (const piece of pieces) {
    const last = runs.at(-1);
    const goesOn = last?.kind === piece.kind && sameLooks(last.restyled, piece.restyled);
    if (last && goesOn && !last.liquid && !piece.liquid) last.text += piece.text;
    else runs.push({ ...piece });
  }
  return runs;
}

export function pieceOf(kind: Piece['kind'], { text, liquid }: Word): Piece {
  return { kind, text, ...(liquid && { liquid }) };
}

type Stretch = { kind: 'same'; pieces: Piece[] } | { kind: 'changed'; removed: Piece[]; added: Piece[] };

function stretchesOf(before: readonly Word[], after: readonly Word[]): Stretch[] {
  let [at, to] = [0, 0];
  return diffComm(before.map(keyOf), after.map(keyOf)).map(
    ({ common, buffer1 = [], buffer2 = [] }): Stretch => {
      const old = before.slice(at, at + (common ?? buffer1).length);
      const young = after.slice(to, to + (common ?? buffer2).length);
      at += old.length;
      to += young.length;
      if (common)
        return { kind: 'same', pieces: young.map((word, i) => keptPiece(old[i]?.looks ?? [], word)) };
      return {
        kind: 'changed',
        removed: old.map(word => pieceOf('removed', word)),
        added: young.map(word => pieceOf('added', word)),
      };
    },
  );
}

/** Brackets that are text, written as entities, are not the Liquid that reads the same. */
function keyOf({ text, liquid }: Word): string {
  return liquid ? `liquid ${text}` : text;
}

function keptPiece(looksBefore: readonly Look[], word: Word): Piece {
  const gained = word.looks.filter(look => !looksBefore.includes(look));
  const lost = looksBefore.filter(look => !word.looks.includes(look));
  const piece = pieceOf('same', word);
  return gained.length + lost.length > 0 ? { ...piece, restyled: { gained, lost } } : piece;
}

function sameLooks(one: Restyled | undefined, other: Restyled | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function isJoint(stretches: readonly Stretch[], i: number): boolean {
  const here = stretches[i];
  if (here?.kind !== 'same' || here.pieces.length !== 1) return false;
  const [space] = here.pieces;
  const isSpace = space?.text.trim() === '' && !space.restyled;
  return isSpace && isReplacement(stretches[i - 1]) && isReplacement(stretches[i + 1]);
}

function isReplacement(stretch: Stretch | undefined): boolean {
  return stretch?.kind === 'changed' && stretch.removed.length > 0 && stretch.added.length > 0;
}

function onBothSides(pieces: readonly Piece[]): Piece[] {
  return (['removed', 'added'] as const).flatMap(kind => pieces.map(piece => ({ ...piece, kind })));
}

function removedFirst(change: readonly Piece[]): Piece[] {
  return [
    ...change.filter(({ kind }) => kind === 'removed'),
    ...change.filter(({ kind }) => kind === 'added'),
  ];
}
