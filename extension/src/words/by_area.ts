import type { Catalogue } from './say';

/** The files of one language, by the area that each is named after. */
export function byArea(files: Record<string, unknown>): Catalogue {
  const areas = Object.entries(files).map(([path, messages]) => [
    path.split('/').at(-1)?.slice(0, -5),
    messages,
  ]);
  return Object.fromEntries(areas) as Catalogue;
}
