import { isAskedFor } from './asked_language';
import { BodyWords } from './body_words';
import type { Entry } from './entry';
import { fold } from './fold';
import { type Sounds, soundsOf } from './pinyin';
import type { Narrowing } from './query';

/** What a search looks at; folded once, when the entry changes. */
export interface Searchable {
  entry: Entry;
  /** The names of its folder and of those around it, its own first. */
  folders: readonly string[];
  shortcut: string;
  /** The shortcut without the sign it begins with. */
  stem: string;
  title: string;
  /** A line each. */
  tags: string;
  /** How the title is said, where it is Chinese; likewise the tags. */
  sounds: Sounds | null;
  tag_sounds: Sounds | null;
  /** Folded when a search first needs it: most need only the short fields. */
  body: BodyWords | null;
}

export function searchableOf(entry: Entry, folders: readonly string[]): Searchable {
  const { title, shortcut, tags } = entry.template;
  const folded = fold(shortcut);
  return {
    entry,
    folders,
    shortcut: folded,
    stem: folded.replace(/^[^\p{L}\p{N}]+/u, ''),
    title: fold(title),
    tags: fold(tags.join('\n')),
    sounds: soundsOf(title),
    tag_sounds: soundsOf(tags.join('\n')),
    body: null,
  };
}

export function bodyOf(searchable: Searchable): BodyWords {
  searchable.body ??= new BodyWords(searchable.entry.template.body);
  return searchable.body;
}

/** Which of them a person's narrowings leave. */
export function leftBy(narrowings: readonly Narrowing[], favourites: ReadonlySet<string>) {
  return (searchable: Searchable): boolean =>
    narrowings.every(narrowing => isLeft(searchable, narrowing, favourites));
}

function isLeft(searchable: Searchable, { by, to }: Narrowing, favourites: ReadonlySet<string>): boolean {
  switch (by) {
    case 'in':
      return searchable.folders.some(name => fold(name).startsWith(to));
    case 'tag':
      return searchable.tags.split('\n').some(tag => tag.startsWith(to));
    case 'lang':
      return isAskedFor(searchable.entry.template.language, to);
    case 'is':
      return 'favourites'.startsWith(to) && favourites.has(searchable.entry.id);
  }
}
