import { expect, test } from 'vitest';
import { variablesOf } from '@/screens/library/editor/variables';
import { problemsIn } from '@/template/check';
import { EMPTY_TEMPLATE } from '@/template/template';
import { FILTERS, TAGS } from '@/template/vocabulary';

test.each(variablesOf({ return_days: '14' }).map(({ code }) => code))('the menu offers only what is right: %s', code => {
  expect(problemsIn({ ...EMPTY_TEMPLATE, subject: code })).toEqual([]);
});

test.each([...Object.values(TAGS), ...Object.values(FILTERS)].map(({ example }) => example))(
  'so does the vocabulary: %s',
  example => {
    const said = problemsIn({ ...EMPTY_TEMPLATE, subject: example }).map(({ message }) => message);
    expect(said.filter(message => !/is not closed|stands alone/.test(message))).toEqual([]);
  },
);
