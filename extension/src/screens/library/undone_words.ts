import type { Folder } from '@/library/entry';
import type { Undone } from '@/library/workspace';

/** What a person reads of deletions and moves that came to nothing; null where all came to something. */
export function undoneWords(undone: readonly Undone[], folders: readonly Folder[]): string | null {
  const [only] = undone;
  if (!only) return null;
  if (undone.length === 1) return wordsOfOne(only, folders);
  const titles = undone.map(each => `“${each.title || 'Untitled'}”`);
  const shown =
    titles.length > 3 ? `${titles.slice(0, 2).join(', ')} and ${titles.length - 2} more` : titles.join(', ');
  return `Deleting or moving ${shown} came to nothing: they were changed since, or you may no longer change their folder.`;
}

function wordsOfOne({ act, title, folder, because }: Undone, folders: readonly Folder[]): string {
  const name = title || 'Untitled';
  const done = act === 'deletion' ? 'deleted' : 'moved';
  if (because === 'conflict')
    return act === 'deletion'
      ? `“${name}” was changed since, so it was not deleted. Delete it again if you still want to.`
      : `“${name}” was moved elsewhere since, so it lies there. Move it again if you still want to.`;
  const place = folders.find(each => each.id === folder)?.name;
  const where = place ? `in “${place}”` : 'in that folder';
  return `“${name}” was not ${done}: you may no longer change templates ${where}. Ask who manages it.`;
}
