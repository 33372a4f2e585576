import type { Dialect } from '../body';
import { literal } from '../liquid_words';
import { type Notes, replaced } from '../notes';
import type { EspansoVariable } from './espanso_variables';

/** `{{name}}`, `{{form1.name}}`, `[[name]]` and `$|$`, with what the match and the file say of each name. */
export function espansoOf(variables: ReadonlyMap<string, EspansoVariable>): Dialect {
  return notes => ({
    brackets: /\{\{(?:[^{}<]|<[^<>]*>)*\}\}/g,
    text: stretch =>
      replaced(
        stretch,
        /\$\|\$|\{\{\s*([\w.-]+)\s*\}\}|\[\[\s*([\w-]+)\s*\]\]/g,
        notes,
        ([piece, name, field]) => {
          if (piece === '$|$') return notes.converted(piece, '{% caret %}');
          if (field !== undefined) return inForm(piece, field, variables, notes);
          return (
            variables.get(name ?? '')?.written(piece, notes) ?? notes.asked(piece, { label: name ?? '' })
          );
        },
        literal,
      ),
  });
}

/** `[[name]]` means a field only where there is a form. */
function inForm(
  piece: string,
  field: string,
  variables: ReadonlyMap<string, EspansoVariable>,
  notes: Notes,
): string {
  return variables.get(`[[${field}]]`)?.written(piece, notes) ?? piece;
}
