import type { Because, Found } from './entry';
import { marksOf } from './marks';
import type { Searchable } from './searchable';
import type { Habits } from './usage';

/** As it is shown, with what of the title the terms mark. */
export function found(
  { entry, folders, sounds }: Searchable,
  terms: readonly string[],
  habits: Habits,
): Found {
  const { title, shortcut, language, tags } = entry.template;
  const marks = marksOf(title, sounds, terms);
  const favourite = habits.favourites.has(entry.id);
  return { id: entry.id, title, shortcut, language, tags, folder_name: folders[0] ?? '', marks, favourite };
}

export function because(why: Because, searchables: readonly Searchable[], habits: Habits): Found[] {
  return searchables.map(each => ({ ...found(each, [], habits), because: why }));
}
