import { readPack } from '@/library/pack';
import { htmlOf, textOf } from '@/template/text';
import { ours } from '../dialects/ours';
import type { Reader } from '../format';
import { CannotRead } from '../import';

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
      Object.assign(about.values, { ...values, ...about.values });
      for (const { id, template } of templates) {
        const text = textOf(template.body);
        const isPlain = htmlOf(text) === template.body;
        yield {
          ...template,
          ...{ id, folder, dialect: ours, isOurs: true, line: lineOf(source.text, template.title) },
          ...(isPlain ? { body: text, writing: 'plain' as const } : { writing: 'rich' as const }),
        };
      }
    }
  },
};

function lineOf(text: string, title: string): number {
  const at = text.indexOf(title);
  return at < 0 ? 1 : text.slice(0, at).split('\n').length;
}
