import type { ComponentChildren } from 'preact';
import type { Word } from '@/words/areas';
import { say } from '@/words/say';

interface SaidProps {
  word: Word;
  /** Texts and numbers are filled in as they are; what is drawn stands where its placeholder does. */
  values: Record<string, ComponentChildren>;
}

/** A message with something drawn in the middle of it: a key, a link, a name that stands out. */
export function Said({ word, values }: SaidProps) {
  const drawn = Object.entries(values).filter(([, value]) => !isPlain(value));
  const plain = Object.entries(values).flatMap(([name, value]) => (isPlain(value) ? [[name, value]] : []));
  const markers = drawn.map(([name], nth) => [name, `${MARK}${nth}${MARK}`]);
  const pieces = say(word, Object.fromEntries([...plain, ...markers])).split(MARK);
  return <>{pieces.map((piece, nth) => (nth % 2 ? drawn[Number(piece)]?.[1] : piece))}</>;
}

const isPlain = (value: unknown): value is string | number =>
  typeof value === 'string' || typeof value === 'number';

/** For private use; no message holds it. */
const MARK = '\uE000';
