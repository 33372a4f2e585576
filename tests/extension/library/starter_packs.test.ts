import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Pack, readPack } from '@/library/pack';
import type { Context, Person } from '@/template/context';
import type { Answers, Question } from '@/template/question';
import { render } from '@/template/render';
import type { Template } from '@/template/template';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

interface Facts {
  customer: Person;
  account: Person;
  now: string;
  time_zone: string;
  random: number;
  date: string;
  answers: Answers;
  unfinished: string;
}

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../../..');
const STARTERS = join(ROOT, 'shared_templates/packs');
const FACTS = parse(readFileSync(join(ROOT, 'tests/contract/packs/facts.yaml'), 'utf8')) as Facts;
const UNFINISHED = new RegExp(FACTS.unfinished);
const PACKS = readdirSync(STARTERS).map(name => [name, starter(name)] as const);
const KNOWN = new Map(
  PACKS.flatMap(([, { templates }]) => templates.map(({ template }) => [template.shortcut, [template]])),
);

describe.each(PACKS)('starter pack %s', (_, pack) => {
  const templates = pack.templates.map(({ template }) => [template.shortcut, template] as const);

  test.each(templates)('%s says something whole, whatever one chooses', (_, template) => {
    for (const choice of [0, 1, 2, 3]) {
      const said = written(template, [FACTS.customer], pack, choice);

      expect(said).not.toMatch(UNFINISHED);
      expect(said).toMatch(/\p{L}/u);
    }
  });

  test.each(templates)('%s does so where the page tells nothing', (_, template) => {
    expect(written(template, [], pack, 0)).not.toMatch(UNFINISHED);
  });
});

/** The text with every question answered, as an agent would; of several options the one with that number. */
function written(template: Template, to: Person[], { language, values }: Pack, choice: number): string {
  const { account, now, time_zone, random } = FACTS;
  const known: Context = {
    ...{ to, cc: [], bcc: [], account, team: values, time_zone, random },
    now: new Date(now),
    locale: language,
  };
  const answers: Answers = {};
  for (let round = 0; round < 5; round++) {
    const rendering = render(template, known, answers, KNOWN);
    if (rendering.kind === 'filled') return rendering.text;
    if (rendering.kind === 'broken') throw new Error(JSON.stringify(rendering.problems));
    for (const question of rendering.questions) answers[question.name] = answerTo(question, choice);
  }
  throw new Error(`${template.shortcut} never stops asking`);
}

function answerTo({ kind, options, name, default: given }: Question, choice: number): string {
  if (kind === 'date') return FACTS.date;
  if (kind === 'toggle') return choice % 2 === 0 ? 'true' : 'false';
  return kind === 'choice' ? (options[choice % options.length] ?? '') : (FACTS.answers[name] ?? given);
}

function starter(name: string): Pack {
  const reading = readPack(readFileSync(join(STARTERS, name), 'utf8'));
  if (reading.kind === 'read') return reading.pack;
  throw new Error(`${name}: ${JSON.stringify(reading.problems)}`);
}
