import type { Dialect } from '../body';
import { dateOutput, fromMoment } from '../dates';
import { literal } from '../liquid_words';
import { replaced } from '../notes';

/** `%clip%`, `%url%`, `%d(MMM D, YYYY)` */
export const autoTextExpander: Dialect = notes => ({
  text: stretch =>
    replaced(
      stretch,
      /%clip%|%url%|%d\(([^)]*)\)/g,
      notes,
      ([piece, pattern]) => {
        if (piece === '%clip%') return notes.converted(piece, '{{ clipboard }}');
        if (piece === '%url%') return notes.converted(piece, '{{ page.url }}');
        const { ours, lost } = fromMoment(pattern ?? '');
        const became = dateOutput(ours);
        notes.tell(lost.length > 0 ? 'near' : 'converted', piece, became);
        return became;
      },
      literal,
    ),
});
