import { diffComm } from 'node-diff3';

/** One run of words, and whether the other wording has it, too. */
export interface Run {
  text: string;
  differs: boolean;
}

/** Words and the spaces between them; joined, they are the text. */
export function wordsIn(text: string): string[] {
  return text.match(/\s+|[\p{L}\p{N}_]+|[^\s\p{L}\p{N}_]/gu) ?? [];
}

/** For each word of either side, whether the other side lacks it there. */
export function differingWords(
  theirs: readonly string[],
  mine: readonly string[],
): { theirs: boolean[]; mine: boolean[] } {
  const marks = { theirs: [] as boolean[], mine: [] as boolean[] };
  for (const part of diffComm([...theirs], [...mine])) {
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

/** Neighbours that are alike as one run; a space between two words that differ belongs to them. */
export function runsOf(words: readonly string[], differs: readonly boolean[]): Run[] {
  const runs: Run[] = [];
  for (const [i, text] of words.entries()) {
    const last = runs.at(-1);
    const isBetween = text.trim() === '' && differs[i - 1] && differs[i + 1];
    const isDifferent = (differs[i] || isBetween) ?? false;
    if (last?.differs === isDifferent) last.text += text;
    else runs.push({ text, differs: isDifferent });
  }
  return runs;
}
