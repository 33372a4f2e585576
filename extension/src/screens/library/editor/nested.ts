import { foldShortcut } from '@/expand/shortcut';
import type { LibraryEntry } from '@/library/workspace';
import { nestedIn } from '@/template/check';
import type { Template } from '@/template/template';

/** The templates that a template puts in, and those that they put in, by the shortcut as it is written there. */
export function nestedTemplates(
  template: Template,
  entries: readonly LibraryEntry[],
): ReadonlyMap<string, Template> {
  const found = new Map<string, Template>();
  const wanted = nestedIn(template);

  for (const shortcut of wanted) {
    if (found.has(shortcut)) continue;
    const entry = entries.find(each => foldShortcut(each.template.shortcut) === foldShortcut(shortcut));
    if (!entry) continue;
    found.set(shortcut, entry.template);
    wanted.push(...nestedIn(entry.template));
  }
  return found;
}
