import { readPack } from '@/library/pack';
import { htmlOf, textOf } from '@/template/text';
import { ours } from '../dialects/ours';
import type { Reader } from '../format';
import { CannotRead } from '../import';
import { Lines } from '../trees/lines';

/** A pack of ours: taken whole or, with every problem and its place, not at all. */
export const pack: Reader = {
  format: 'pack',
  fits: source => !source.looksLikeJson && /^(?:pack|templates)\s*:/m.test(source.text),
  *templates(sources, _, about) {
    for (const source of sources) {
      const reading = readPack(source.text);
      if (reading.kind === 'refused') {
        const [first, ...others] = reading.problems.map(({ line, column, message }) => ({
          line,
          detail: `${column}: ${message}`,
        }));
        throw new CannotRead('broken_pack', first?.line, first?.detail, others);
      }
      const { folder, values, templates } = reading.pack;
      const lineOf = linesOfTitles(source.text);
      Object.assign(about.values, { ...values, ...about.values });
      for (const { id, template } of templates) {
        const text = textOf(template.body);
        const isPlain = htmlOf(text) === template.body;
        yield {
          ...template,
          ...{ id, folder, dialect: ours, isOurs: true, line: lineOf(template.title) },
          ...(isPlain ? { body: text, writing: 'plain' as const } : { writing: 'rich' as const }),
        };
      }
    }
  },
};

/** Titles are asked for in the order of the file, so that each is looked for behind the one before. */
function linesOfTitles(text: string): (title: string) => number {
  const lines = new Lines(text);
  let behind = 0;
  return title => {
    const at = text.indexOf(title, behind);
    if (at < 0) return lines.at(behind);
    behind = at + title.length;
    return lines.at(at);
  };
}
