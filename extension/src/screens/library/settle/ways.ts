import type { Copy, LibraryEntry, View } from '@/library/workspace';
import { sameTemplate } from '@/sync/merge';
import { say } from '@/words/say';
import { problemWords } from '../problem_words';

/** What can become of a kept copy. */
export type Way = 'resolve' | 'place' | 'edit' | 'private' | 'discard';

export type KeptCopy = LibraryEntry & { copy: Copy };

/** The copies that wait for a decision, newest first. */
export function unsettledIn({ entries }: View): KeptCopy[] {
  return entries.filter(isKept).sort((one, other) => (one.changed_at < other.changed_at ? 1 : -1));
}

export function isKept(entry: LibraryEntry): entry is KeptCopy {
  return entry.copy !== null;
}

export function originalOf({ copy }: KeptCopy, view: View): LibraryEntry | undefined {
  return view.entries.find(entry => entry.id === copy.of);
}

/** What makes sense for a copy, the likeliest first. */
export function waysOn(kept: KeptCopy, view: View): Way[] {
  const original = originalOf(kept, view);
  const mayWrite = mayWriteIn(original?.folder ?? kept.copy.folder, view);
  const onward: Way[] = original ? ['resolve'] : ['place'];
  if (original && isAsPutBack(kept, original)) onward.unshift('place');
  return [
    ...(kept.copy.because === 'invalid' ? (['edit'] as const) : []),
    ...(mayWrite ? onward : []),
    'private',
    'discard',
  ];
}

/** Nobody has touched what a restore put back, so there is nothing to weigh: it may be written over. */
function isAsPutBack({ copy }: KeptCopy, original: LibraryEntry): boolean {
  return copy.because === 'restored' && copy.base !== null && sameTemplate(copy.base, original.template);
}

/** Why it is a copy, and what was meant to become of it. */
export function whyKept({ copy }: KeptCopy): string {
  return [say(`settle.because_${copy.because}`), ...copy.problems.map(problemWords)].join(' ');
}

function mayWriteIn(folder: string, view: View): boolean {
  const found = view.folders.find(each => each.id === folder);
  return found !== undefined && found.right !== 'use';
}
