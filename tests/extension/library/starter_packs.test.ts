import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Pack, readPack } from '@/library/pack';
import type { Context } from '@/template/context';
import type { Answers, Question } from '@/template/question';
import { render } from '@/template/render';
import type { Template } from '@/template/template';
import { describe, expect, test } from 'vitest';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../../..', 'shared_templates/packs');
const PACKS = readdirSync(ROOT).map(name => [name, starter(name)] as const);
const KNOWN = new Map(
  PACKS.flatMap(([, { templates }]) => templates.map(({ template }) => [template.shortcut, template])),
);

describe.each(PACKS)('starter pack %s', (_, pack) => {
  test.each(pack.templates.map(({ template }) => [template.shortcut, template] as const))(
    '%s says something whole, whatever one chooses',
    (_, template) => {
      for (const choice of [0, 1, 2, 3]) {
        const said = written(template, FACTS, pack, choice);

        expect(said).not.toMatch(UNFINISHED);
        expect(said).toMatch(/\p{L}/u);
      }
    },
  );

  test.each(pack.templates.map(({ template }) => [template.shortcut, template] as const))(
    '%s does so where the page tells nothing',
    (_, template) => {
      expect(written(template, { ...FACTS, to: [] }, pack, 0)).not.toMatch(UNFINISHED);
    },
  );
});

/** What a careless template leaves behind: brackets, words of a machine, doubled or dangling spaces and signs. */
const UNFINISHED = /[{}[\]<>]|undefined|null|NaN|\s[,.!?]| {2}|[ \t]\n|\n{3}|,,|^\s|\s$/;

const FACTS: Omit<Context, 'locale' | 'team'> = {
  to: [{ name: 'Ada Lovelace', first_name: 'Ada', last_name: 'Lovelace', email: 'ada@example.com' }],
  cc: [],
  bcc: [],
  account: { name: 'Mira Blum', first_name: 'Mira', last_name: 'Blum', email: 'mira@shop.example' },
  now: new Date('2026-11-19T09:30:00Z'),
  time_zone: 'Europe/Berlin',
  random: 0.4,
};

/** The text with every question answered, as an agent would; of several options the one with that number. */
function written(template: Template, facts: typeof FACTS, { language, values }: Pack, choice: number): string {
  const context = { ...facts, locale: language, team: values };
  const answers: Answers = {};
  for (let round = 0; round < 5; round++) {
    const rendering = render(template, context, answers, KNOWN);
    if (rendering.kind === 'filled') return rendering.text;
    if (rendering.kind === 'broken') throw new Error(JSON.stringify(rendering.problems));
    for (const question of rendering.questions) answers[question.name] = answerTo(question, choice);
  }
  throw new Error(`${template.shortcut} never stops asking`);
}

function answerTo({ kind, options, name, default: given }: Question, choice: number): string {
  if (kind === 'date') return '2026-11-24';
  if (kind === 'toggle') return choice % 2 === 0 ? 'true' : 'false';
  return kind === 'choice' ? (options[choice % options.length] ?? '') : (ANSWERS[name] ?? given);
}

const ANSWERS: Record<string, string> = {
  order_number: '#4711',
  tracking_number: '00340434161094',
  tracking_link: 'https://track.example/00340434161094',
  amount: '€ 49.90',
  difference: '€ 10.00',
  code: 'AUTUMN10',
  voucher_code: 'SORRY10',
  item: 'the oak desk lamp',
  missing_item: 'the lamp shade',
  wanted: 'size M in green',
  new_address: 'Ada Lovelace\n12 St James’s Square\nLondon',
  colleague: 'our workshop',
  cause: 'a certificate had expired',
  what_happened: 'A certificate had expired, so nobody could pay for forty minutes.',
  what_changed: 'certificates are now renewed by a machine, and a person is called if that fails.',
  product: '40 oak desk lamps',
  topic: 'the delivery date',
  agreed: 'forty lamps, delivered in two parts, the first before Christmas.',
  quantity: '20',
  percent: '12',
};

function starter(name: string): Pack {
  const reading = readPack(readFileSync(join(ROOT, name), 'utf8'));
  if (reading.kind === 'read') return reading.pack;
  throw new Error(`${name}: ${JSON.stringify(reading.problems)}`);
}
