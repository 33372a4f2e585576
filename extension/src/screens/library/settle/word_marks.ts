import { diffComm } from 'node-diff3';
import type { Word } from '@/library/reply_blocks';

/** One run of words, or one stretch of Liquid, and whether the other wording has it, too. */
export interface Run {
  text: string;
  liquid: boolean;
  differs: boolean;
}

/** For each word of either side, whether the other side lacks it there. */
export function differingWords(
  theirs: readonly Word[],
  mine: readonly Word[],
): { theirs: boolean[]; mine: boolean[] } {
  const marks = { theirs: [] as boolean[], mine: [] as boolean[] };
  for (const part of diffComm(theirs.map(keyOf), mine.map(keyOf))) {
    const { common, buffer1 = [], buffer2 = [] } = part;
    for (const _ of common ?? []) {
      marks.theirs.push(false);
      marks.mine.push(false);
    }
    marks.theirs.push(...buffer1.map(() => true));
    marks.mine.push(...buffer2.map(() => true));
  }
  return marks;
}

/** Neighbours that are alike as one; a space between two words that differ belongs to them. */
export function runsOf(words: readonly Word[], differs: readonly boolean[]): Run[] {
  const runs: Run[] = [];
  for (const [i, { text, liquid = false }] of words.entries()) {
    const last = runs.at(-1);
    const isBetween = text.trim() === '' && differs[i - 1] && differs[i + 1];
    const isDifferent = (differs[i] || isBetween) ?? false;
    if (last?.differs === isDifferent && !last.liquid && !liquid) last.text += text;
    else runs.push({ text, liquid, differs: isDifferent });
  }
  return runs;
}

/** Of the words that differ, those that are Liquid. */
export function differingLiquid(words: readonly Word[], differs: readonly boolean[]): string[] {
  return words.flatMap(({ text, liquid }, i) => (liquid && differs[i] ? [text] : []));
}

function keyOf({ text, liquid }: Word): string {
  return liquid ? `liquid ${text}` : text;
}
