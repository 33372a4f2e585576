import { nestedIn } from './check';
import { LIMITS } from './fields';
import { inLanguage } from './in_language';
import type { Template } from './template';

/** What each shortcut opens that stands in a template; where several do, nobody can tell which is meant. */
export type Nested = ReadonlyMap<string, readonly Template[]>;

/**
 * All templates that one puts in, and those that they put in, by the shortcut as written; what `opened` does not
 * know is missing, and `render` says so. Of a shortcut's variants the one in the outermost template's language goes in.
 */
export async function nestedTemplates(
  template: Template,
  opened: (shortcut: string) => Promise<readonly Template[]>,
): Promise<Nested> {
  const found = new Map<string, readonly Template[]>();
  let wanted = nestedIn(template);
  for (let depth = 0; depth <= LIMITS.nesting && wanted.length > 0; depth++) {
    const loaded = await Promise.all(
      wanted.map(
        async shortcut => [shortcut, inLanguage(template.language, await opened(shortcut))] as const,
      ),
    );
    for (const [shortcut, inner] of loaded) if (inner.length > 0) found.set(shortcut, inner);
    const next = loaded.flatMap(([, inner]) => inner.flatMap(nestedIn));
    wanted = [...new Set(next)].filter(shortcut => !found.has(shortcut));
  }
  return found;
}
