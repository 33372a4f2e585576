import { expect, test } from 'vitest';
import { askedFor, firstAnswer } from '@/screens/in_page/asked';
import type { Answers } from '@/template/question';
import { plainQuestion } from '@/template/questions';
import { render } from '@/template/render';
import { EMPTY_TEMPLATE } from '@/template/template';
import { context } from './gallery/library';

const GIFT =
  '{% ask gift, kind: "toggle" %}{% ask bow %}{% ask invoice %}{% ask last %}' +
  '{% if gift %}{{ bow }}{% else %}{{ invoice }}{% endif %}{{ last }}';

test('a question is there while the answers lead to it, and gone when they lead elsewhere', () => {
  expect(names(GIFT, {})).toEqual(['gift', 'invoice', 'last']);
  expect(names(GIFT, { gift: 'true' })).toEqual(['gift', 'bow', 'last']);
  expect(names(GIFT, { gift: 'false', bow: 'red' })).toEqual(['gift', 'invoice', 'last']);
});

test('what was said to a question that is gone is not sent along', () => {
  expect(asked(GIFT, { gift: 'true', bow: 'red', invoice: '7', last: 'x' }).answers).toEqual({
    gift: 'true',
    bow: 'red',
    last: 'x',
  });
});

test('an answer that cannot be used takes no field away', () => {
  const body =
    '{% ask items, columns: "Item, Price" %}{{ items | map: "price" | sum | money: "EUR" }}{% ask who %}{{ who }}';
  const box = asked(body, { items: 'lamp\ttwenty' });
  expect(box.rendering.kind).toBe('broken');
  expect(box.questions.map(question => question.name)).toEqual(['items', 'who']);
});

test('an optional question may stay empty, and says so', () => {
  const box = asked('{% ask note, optional: true %}Hi{% if note %}, {{ note }}{% endif %}', { note: '  ' });
  expect(box.answers).toEqual({ note: '' });
  expect(box.rendering).toMatchObject({ kind: 'filled', text: 'Hi' });
});

test.each([
  ['number', '12,50', true],
  ['number', '1.299,00', true],
  ['number', 'twelve', false],
  ['email', 'ada@example.com', true],
  ['email', 'ada@', false],
  ['several', '', false],
  ['rows', '\t', false],
  ['list', 'one', true],
] as const)('a question for %s takes “%s”: %s', (kind, answer, isTaken) => {
  const more = { several: ', options: "A"', rows: ', columns: "A"' };
  const ask = `{% ask it, kind: "${kind}"${more[kind as keyof typeof more] ?? ''} %}{{ it }}`;
  expect('it' in asked(ask, { it: answer }).answers).toBe(isTaken);
});

test('a default follows from the answers before it until it is changed', () => {
  const body = '{% ask size, options: "S, M" %}{% ask fit, default: size | append: "-fit" %}{{ size }} {{ fit }}';
  expect(asked(body, { size: 'S' }).rendering).toMatchObject({ kind: 'filled', text: 'S S-fit' });
  expect(asked(body, { size: 'M' }).rendering).toMatchObject({ kind: 'filled', text: 'M M-fit' });
  expect(asked(body, { size: 'M', fit: 'wide' }).rendering).toMatchObject({ kind: 'filled', text: 'M wide' });
});

test('of several, only what is offered is chosen at first', () => {
  const several = { ...plainQuestion('it'), kind: 'several', options: ['A', 'B'], default: 'B\nC' } as const;
  expect(firstAnswer({ ...several, options: [...several.options] })).toBe('B');
});

function names(body: string, said: Answers): string[] {
  return asked(body, said).questions.map(question => question.name);
}

function asked(body: string, said: Answers) {
  const template = { ...EMPTY_TEMPLATE, body: `<p>${body}</p>` };
  return askedFor(said, answers => render(template, context, answers, new Map()));
}
