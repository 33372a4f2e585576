import { expect, test } from 'vitest';
import { askingFirst, unaskedOf } from '@/page/unread';
import type { Answers } from '@/template/question';
import { plainQuestion } from '@/template/questions';
import type { Filled, Rendering } from '@/template/render';

const namesOf = (rendering: Rendering): string[] =>
  rendering.kind === 'asks' ? rendering.questions.map(question => question.name) : [rendering.kind];

const FILLED: Filled = { html: '', text: '', carets: [], subject: '', to: '', cc: '', bcc: '' };
const filled = (): Rendering => ({ kind: 'filled', ...FILLED });

test('what was answered is not asked again, nor is a whole list of people', () => {
  const questions = unaskedOf(['to', 'to.first_name', 'to.email', 'subject', 'message'], { 'to.email': 'a@b.test' });
  expect(questions.map(question => question.name)).toEqual(['to.first_name', 'subject']);
});

test('it asks until there is an answer', () => {
  const asks = askingFirst([plainQuestion('to.first_name')], filled);

  expect(namesOf(asks({}))).toEqual(['to.first_name']);
  expect(namesOf(asks({ 'to.first_name': 'Ada' }))).toEqual(['filled']);
});

test('what the template asks for comes behind, once', () => {
  const template = (answers: Answers): Rendering => {
    const open = ['to.first_name', 'order'].filter(name => !(name in answers)).map(plainQuestion);
    return open.length > 0 ? { kind: 'asks', questions: open, preview: FILLED } : filled();
  };
  const asks = askingFirst([plainQuestion('to.first_name')], template);

  expect(namesOf(asks({}))).toEqual(['to.first_name', 'order']);
  expect(namesOf(asks({ 'to.first_name': 'Ada' }))).toEqual(['order']);
});

test('a broken template asks nothing', () => {
  const asks = askingFirst([plainQuestion('to.email')], () => ({ kind: 'broken', problems: [] }));
  expect(namesOf(asks({}))).toEqual(['broken']);
});
