import { expect, test } from 'vitest';
import { fixOf } from '@/screens/library/editor/problem_fix';
import { problemsIn } from '@/template/check';
import { EMPTY_TEMPLATE } from '@/template/template';

const mended = (body: string) => {
  const [problem] = problemsIn({ ...EMPTY_TEMPLATE, body });
  return problem ? (fixOf(problem, body)?.text ?? null) : body;
};

test.each([
  ['a property is spelled right', '<p>Dear {{ to.frist_name }}</p>', '<p>Dear {{ to.first_name }}</p>'],
  ['a filter', '<p>{{ subject | upcas }}</p>', '<p>{{ subject | upcase }}</p>'],
  ['a tag', '<p>{% asks x %}</p>', '<p>{% ask x %}</p>'],
  ['the word in the wrong place alone', '<p>frist_name {{ to.frist_name }}</p>', '<p>frist_name {{ to.first_name }}</p>'],
  ['a date’s style', '<p>{{ today | date: "lng" }}</p>', '<p>{{ today | date: "long" }}</p>'],
  ['brackets are closed', '<p>Dear {{ subject</p><p>you</p>', '<p>Dear {{ subject }}</p><p>you</p>'],
  ['a block is closed in its paragraph', '<p>{% if subject %}a</p><p>b</p>', '<p>{% if subject %}a{% endif %}</p><p>b</p>'],
])('%s', (_, broken, right) => {
  expect(mended(broken)).toBe(right);
  expect(problemsIn({ ...EMPTY_TEMPLATE, body: right })).toEqual([]);
});

test.each([
  ['what nobody can guess', '<p>{{ }}</p>'],
  ['what has several ways', '<p>{{ to.zzzzzz }}</p>'],
])('%s is left to a person', (_, body) => expect(mended(body)).toBe(null));
