import type { Folder } from '@/library/entry';
import type { Undone } from '@/library/workspace';
import { say } from '@/words/say';
import { shownList } from '@/words/shown';

/** What a person reads of deletions and moves that came to nothing; null where all came to something. */
export function undoneWords(undone: readonly Undone[], folders: readonly Folder[]): string | null {
  const [only] = undone;
  if (!only) return null;
  if (undone.length === 1) return wordsOfOne(only, folders);
  const titles = undone.map(each => say('sync.quoted', { title: titleOf(each) }));
  const more = titles.length - 2;
  const shown =
    titles.length > 3 ? [...titles.slice(0, 2), say('sync.undone_more', { count: more })] : titles;
  return say('sync.undone_several', { titles: shownList(shown) });
}

function wordsOfOne(undone: Undone, folders: readonly Folder[]): string {
  const act = undone.act === 'deletion' ? 'delete' : 'move';
  const title = titleOf(undone);
  if (undone.because === 'conflict') return say(`sync.undone_${act}_conflict`, { title });
  const folder = folders.find(each => each.id === undone.folder)?.name;
  if (!folder) return say(`sync.undone_${act}_forbidden_there`, { title });
  return say(`sync.undone_${act}_forbidden`, { title, folder });
}

function titleOf({ title }: Undone): string {
  return title || say('parts.untitled');
}
