import { type Nested, nestedTemplates } from '@/template/nested';
import type { Template } from '@/template/template';
import type { Shelf } from './shelf';

/** The templates inside one, off the shelf. */
export function nestedFrom(shelf: Pick<Shelf, 'opened'>, template: Template): Promise<Nested> {
  return nestedTemplates(template, async shortcut =>
    (await shelf.opened(shortcut)).map(entry => entry.template),
  );
}
