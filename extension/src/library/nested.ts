import { nestedTemplates } from '@/template/nested';
import type { Template } from '@/template/template';
import type { Shelf } from './shelf';

/** The templates inside one, off the shelf; where a shortcut opens several, the first. */
export function nestedFrom(shelf: Pick<Shelf, 'opened'>, template: Template): Promise<Map<string, Template>> {
  return nestedTemplates(template, async shortcut => (await shelf.opened(shortcut))[0]?.template);
}
