import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { namesIn, namesWithin, nestedIn, problemsIn, questionsIn } from '@/template/check';
import type { Context } from '@/template/context';
import { nestedTemplates } from '@/template/nested';
import { piecesOf } from '@/template/pieces';
import { render } from '@/template/render';
import { EMPTY_TEMPLATE, type Template } from '@/template/template';
import { htmlOf } from '@/template/text';
import { examples } from './examples';

const context: Context = {
  to: [{ name: 'Ada Lovelace', first_name: 'Ada', email: 'ada@x.test' }],
  cc: [],
  bcc: [],
  team: { days: '14' },
  now: new Date('2026-11-21T09:30:00Z'),
  time_zone: 'UTC',
  locale: 'en',
  random: 0.4,
};

const template = (body: string): Template => ({ ...EMPTY_TEMPLATE, body: htmlOf(body) });

const WORDS = [
  ...['{{', '}}', '{%', '%}', ' to', '.first_name', ' now', '.', ' |', ' upcase', ' default:', ' "a"', ' date:', ' 1', '-'],
  ...[' if', ' endif', ' else', ' for', ' x', ' in', ' endfor', ' assign', ' =', ' ask', ' caret', ' include', ' ";a"', ','],
  ...['<p>', '</p>', '<br>', '&nbsp;', '&lt;', 'text', '\n', '“', '”', "'", '<a href="', '">', ' raw', ' endraw', '😀', '\ue000'],
  ...[' case', ' when', ' endcase', ' capture', ' endcapture', ' comment', ' endcomment', ' shift:', ' (1..3)', ' [0]', '=='],
];
const soup = fc.array(fc.constantFrom(...WORDS), { maxLength: 25 }).map(words => words.join(''));
const expression = fc.constantFrom(
  ...['to.first_name', 'nickname', 'to', 'now', 'today', 'team.days', '"a<b"', '3', 'cc.name', 'page.url', 'subject'],
);
const work = fc.constantFrom(
  ...['', '| upcase', '| default: "x"', '| size', '| size | plus: 1', '| date: "long"', '| split: "a" | sample', '| append: nickname'],
);
const sound = fc
  .array(
    fc.oneof(
      fc.constantFrom('Hi ', '<p>', '</p>', '<br>', '{% caret %}', '{% ask a %}', '{{ a }}', '<b>', '</b>', '&amp;', '\n'),
      fc.tuple(expression, work).map(([value, filter]) => `{{ ${value} ${filter} }}`),
      fc.tuple(expression, expression).map(([a, b]) => `{% if ${a} == ${b} %}x{% else %}${`{{ ${b} }}`}{% endif %}`),
      expression.map(value => `{% for one in ${value} %}{{ one }}{% endfor %}`),
      expression.map(value => `{% assign z = ${value} %}{{ z }}`),
      expression.map(value => `<a href="{{ ${value} }}">y</a>`),
    ),
    { maxLength: 12 },
  )
  .map(parts => parts.join(''));

describe('whatever a template holds', () => {
  test('reading and rendering it never throws, and cutting it loses nothing', () => {
    fc.assert(
      fc.property(soup, body => {
        const wild = { ...EMPTY_TEMPLATE, body, subject: body };
        const problems = problemsIn(wild);
        const outcome = render(wild, context, {}, new Map([[';a', [template('A')]]]));

        namesIn(wild);
        questionsIn(wild);
        if (problems.length > 0) expect(outcome.kind).toBe('broken');
        expect(piecesOf(body, 'rich').map(piece => body.slice(piece.start, piece.end)).join('')).toBe(body);
      }),
      { numRuns: 2_000 },
    );
  });

  test('one that reads well can be carried out, and is never filled with a hole or brackets in it', () => {
    fc.assert(
      fc.property(sound, body => {
        const written = { ...EMPTY_TEMPLATE, body };
        expect(problemsIn(written)).toEqual([]);

        const outcome = render(written, context, {}, new Map());
        if (outcome.kind === 'broken') throw new Error(JSON.stringify(outcome.problems));
        if (outcome.kind === 'asks') expect(outcome.questions).not.toEqual([]);
        else expect(outcome.html).not.toMatch(/data-hole|\{\{|\{%|[\ue000-\ue01f]/);
      }),
      { numRuns: 1_000 },
    );
  });

  test('after answering what it asks, time after time, it is filled', () => {
    fc.assert(
      fc.property(sound, body => {
        const written = { ...EMPTY_TEMPLATE, body };
        const answers: Record<string, string> = {};
        for (let round = 0; round < 20; round++) {
          const outcome = render(written, context, answers, new Map());
          if (outcome.kind === 'filled') return;
          if (outcome.kind === 'broken') throw new Error(JSON.stringify(outcome.problems));
          for (const question of outcome.questions) answers[question.name] = 'answer';
        }
        throw new Error('still asking');
      }),
    );
  });
});

test('no value can become markup', () => {
  const hostile = fc.constantFrom(
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "'><svg/onload=alert(1)>",
    '{{ to.email }}',
    '</p><iframe>',
    '&lt;script&gt;',
    '<!--',
    ']]>',
    '\ue002' + '0;',
  );
  const body = '<p>{{ message }} <a href="https://x.test/{{ message }}">{{ message | upcase }}</a>{% capture a %}{{ message }}{% endcapture %}{{ a }}</p>';
  fc.assert(
    fc.property(fc.array(hostile, { minLength: 1, maxLength: 4 }), values => {
      const outcome = render({ ...EMPTY_TEMPLATE, body }, { ...context, message: values.join('') }, {}, new Map());
      if (outcome.kind !== 'filled') throw new Error(outcome.kind);

      const tags = [...outcome.html.matchAll(/<\/?([a-z]+)/gi)].map(([, name]) => name);
      expect(new Set(tags)).toEqual(new Set(['p', 'a']));
      expect(outcome.html.match(/"/g)).toHaveLength(2);
    }),
  );
});

test('what a template uses, asks and puts in can be told without rendering it', () => {
  const written = {
    ...template('{% ask number, label: "No." %}{{ number }} {{ clipboard }} {{ to.first_name }} {{ size | default: 1 }} {{ colour }} {% include ";sig" %}'),
    subject: '{{ to.first_name }} {% include ";re" %}',
  };

  expect(namesIn(written)).toEqual(['to.first_name', 'clipboard', 'size', 'colour']);
  expect(questionsIn(written).map(question => question.name)).toEqual(['number', 'colour']);
  expect(nestedIn(written)).toEqual([';re', ';sig']);
});

test('what is read inside another template counts, but its head does not', () => {
  const inner = { ...template('{% ask tone %}{{ to.first_name | default: "there" }} {{ clipboard }}'), subject: '{{ cc }}' };
  const own = template('{% assign to = "x" %}{{ to }} {{ message }}');

  expect(namesWithin(template('{{ today }} {% include ";greet" %}'), new Map([[';greet', [inner, own]]]))).toEqual([
    'today',
    'to.first_name',
    'clipboard',
    'message',
  ]);
});

test('all nested templates are loaded, each once, those in a circle too', async () => {
  const loaded: string[] = [];
  const library: Record<string, Template> = {
    ';a': template('{% include ";b" %}'),
    ';b': template('{% include ";a" %}{% include ";c" %}'),
  };

  const found = await nestedTemplates(template('{% include ";a" %}'), async shortcut => {
    loaded.push(shortcut);
    return [library[shortcut] ?? []].flat();
  });

  expect([...found.keys()]).toEqual([';a', ';b']);
  expect(loaded).toEqual([';a', ';b', ';c']);
});

test('what is put in brings its files along, each once, and only where it is put in', () => {
  const file = (name: string, digest = name) => ({ name, media_type: 'application/pdf', bytes: 1, digest });
  const nested = new Map([
    [';a', [{ ...template('A {% include ";b" %}'), attachments: [file('a'), file('own again', 'own')] }]],
    [';b', [{ ...template('B'), attachments: [file('b'), file('a elsewhere', 'a')] }]],
    [';c', [{ ...template('C'), attachments: [file('c')] }]],
  ]);
  const written = {
    ...template('{% include ";a" %} {% include ";b" %} {% if team.days == "1" %}{% include ";c" %}{% endif %}'),
    attachments: [file('own'), file('own under two names', 'own')],
  };

  expect(render(written, context, {}, nested)).toMatchObject({
    kind: 'filled',
    attachments: [file('own'), file('own under two names', 'own'), file('a'), file('b')],
  });
  expect(render(template('{% include ";c" %}'), context, {}, nested)).toMatchObject({ attachments: [file('c')] });
});

test('every word of the vocabulary stands in an example', () => {
  const sources = examples().flatMap(page => page.examples.map(example => JSON.stringify(example.template)));
  for (const tag of ['if', 'elsif', 'else', 'unless', 'case', 'when', 'for', 'break', 'continue', 'assign', 'capture', 'comment', 'raw', 'ask', 'caret', 'include']) {
    expect(sources.some(source => source.includes(`{% ${tag}`)), tag).toBe(true);
  }
});

test.each([
  '<a',
  '<p ',
  '<!--',
  '<br',
  '{{ <a }}',
  '{{',
  '{% if a %}',
  '{% comment %}',
  '<p>{% if a %}</p>',
  '<p>{{ nickname | default: "" }}\u00a0',
  '<br>{% assign a = 1 %} ',
  ' ',
  '&nbsp;',
  '“',
  '<p><b>',
  '<a href="{{ to.name }}',
  '{{ "',
  '<ul><li>',
])('a body full of %j costs no more than its length', word => {
  const body = word.repeat(Math.floor(60_000 / word.length));
  const start = performance.now();

  render({ ...EMPTY_TEMPLATE, body, subject: body }, context, {}, new Map());
  htmlOf(body);

  expect(performance.now() - start).toBeLessThan(4_000);
});
