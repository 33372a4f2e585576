import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Converter } from '@/imports/body';
import { autoTextExpander } from '@/imports/dialects/auto_text_expander';
import { briskine } from '@/imports/dialects/briskine';
import { liquidOf } from '@/imports/dialects/liquid';
import { prokeys } from '@/imports/dialects/prokeys';
import { textBlaze } from '@/imports/dialects/text_blaze';
import { textexpander } from '@/imports/dialects/textexpander';
import { zammad } from '@/imports/dialects/zammad';
import { Notes } from '@/imports/notes';
import { problemsIn } from '@/template/check';
import { EMPTY_TEMPLATE } from '@/template/template';
import { htmlOf } from '@/template/text';

interface Conversion {
  theirs: string;
  ours: string;
  asks?: string;
  look?: string[];
}

const EXAMPLES: Record<string, Conversion[]> = parse(
  readFileSync(new URL('../../../shared_templates/imports/conversions.yaml', import.meta.url), 'utf8'),
);
const DIALECTS: Record<string, (notes: Notes) => Converter> = {
  text_blaze: textBlaze,
  textexpander,
  zendesk: liquidOf('zendesk'),
  gorgias: liquidOf('gorgias'),
  chatwoot: liquidOf('chatwoot'),
  intercom: liquidOf('intercom'),
  zammad,
  briskine,
  prokeys,
  auto_text_expander: autoTextExpander,
};

describe.each(Object.entries(EXAMPLES))('%s', (product, examples) => {
  test.each(examples)('$theirs', ({ theirs, ours, asks = '', look = [] }) => {
    const notes = new Notes(() => 1);
    const converter = DIALECTS[product]?.(notes) as Converter;

    const became = converter.text(theirs) + (converter.end?.() ?? '');

    expect(became).toBe(ours);
    expect(notes.declarations).toBe(asks);
    expect(notes.findings.filter(({ level }) => level === 'look').map(({ code }) => code)).toEqual(look);
    expect(problemsIn({ ...EMPTY_TEMPLATE, body: htmlOf(asks + ours) })).toEqual([]);
  });
});
