import { useMemo } from 'preact/hooks';
import { languagesByFolder, sourceOf, type VariantGroup, variantsOf } from '@/library/variants';
import type { LibraryEntry, View } from '@/library/workspace';
import type { Template } from '@/template/template';
import { clashesIn } from '../clashing';

/** The languages of the template on screen, as it is being written, and the one that the others follow. */
export function useVariants(entry: LibraryEntry, template: Template, { entries }: View): VariantGroup {
  const { shortcut, language } = template;
  return useMemo(() => {
    const written = { ...entry, template: { ...entry.template, shortcut, language } };
    const variants =
      shortcut && !entry.copy ? variantsOf(written, clashesIn(entries).opened(shortcut)) : [written];
    const counts = variants.length > 1 ? languagesByFolder(entries).get(entry.folder) : undefined;
    return { variants, source: counts && sourceOf(variants, counts) };
  }, [entry, shortcut, language, entries]);
}
