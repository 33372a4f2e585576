import type { Dialect } from '../body';
import { literal } from '../liquid_words';
import { replaced } from '../notes';
import { meant } from './variables';

/** `#{ticket.customer.firstname}`; a method behind it, e.g. `.truncate(5)`, is left out. */
export const zammad: Dialect = notes => ({
  brackets: /#\{(?:[^{}<]|<[^<>]*>)*\}/g,
  text: stretch =>
    replaced(
      stretch,
      /#\{\s*([^{}]*?)\s*\}/g,
      notes,
      ([original, inside = '']) => {
        const { ours, how } = meant('zammad', inside.replace(/\.\w+\([^)]*\)$/, ''), notes);
        const became = `{{ ${ours} }}`;
        notes.tell(/\)$/.test(inside) && how === 'converted' ? 'near' : how, original, became);
        return became;
      },
      literal,
    ),
});
