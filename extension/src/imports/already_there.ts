import { foldShortcut } from '@/expand/shortcut';
import type { LibraryEntry } from '@/library/workspace';
import type { Template } from '@/template/template';
import type { Import } from './import';

interface Looking {
  /** The folder of the library that a folder of the file is; null where there is none yet. */
  folderOf(path: string): string | null;
  /** A body as the service would keep it. */
  tidy(html: string): string;
}

/**
 * The places in an import of what the library holds already: the same body under the same shortcut in the same
 * folder, where there is no shortcut under the same title. What the file has twice and the library once is found once.
 */
export function alreadyThere(
  { templates }: Pick<Import, 'templates'>,
  entries: readonly LibraryEntry[],
  { folderOf, tidy }: Looking,
): Set<number> {
  const here = bodiesByPlace(entries);
  const found = new Set<number>();
  templates.forEach(({ folder: path, template }, index) => {
    const folder = folderOf(path);
    const bodies = folder === null ? undefined : here.get(placeOf(folder, template));
    if (bodies && (tookOne(bodies, template.body) || tookOne(bodies, tidy(template.body)))) found.add(index);
  });
  return found;
}

/** How often each body lies in each place. */
function bodiesByPlace(entries: readonly LibraryEntry[]): Map<string, Map<string, number>> {
  const places = new Map<string, Map<string, number>>();
  for (const { folder, template, copy } of entries) {
    if (copy) continue;
    const place = placeOf(folder, template);
    const bodies = places.get(place) ?? new Map<string, number>();
    bodies.set(template.body, (bodies.get(template.body) ?? 0) + 1);
    places.set(place, bodies);
  }
  return places;
}

function placeOf(folder: string, { shortcut, title }: Template): string {
  const name = foldShortcut(shortcut);
  return JSON.stringify(name === '' ? [folder, '', title] : [folder, name]);
}

function tookOne(bodies: Map<string, number>, body: string): boolean {
  const left = bodies.get(body) ?? 0;
  if (left === 0) return false;
  bodies.set(body, left - 1);
  return true;
}
