import { merge } from '@/sync/merge';
import { EMPTY_TEMPLATE, type Template } from '@/template/template';
import { expect, test } from 'vitest';

const AT_FIRST = { title: 'Late parcel', body: '<p>Sorry.</p>', tags: ['delivery', 'sorry'] };

test.each<[string, Partial<Template>, Partial<Template>, Partial<Template> | string[]]>([
  ['different fields go together', { title: 'Late' }, { body: '<p>So sorry.</p>' }, { title: 'Late', body: '<p>So sorry.</p>' }],
  ['the same words twice are no clash', { title: 'Late' }, { title: 'Late' }, { title: 'Late' }],
  ['the same field, different words: a clash', { title: 'Late' }, { title: 'Delayed' }, ['title']],
  ['tags are merged one by one', { tags: ['delivery', 'vip'] }, { tags: ['delivery', 'sorry', 'en'] }, { tags: ['delivery', 'en', 'vip'] }],
])('%s', (_, mine, theirs, expected) => {
  const merged = merge(standing({}), standing(mine), standing(theirs));

  if (Array.isArray(expected)) expect(merged).toEqual({ kind: 'clash', fields: expected });
  else expect(merged).toEqual({ kind: 'merged', wanted: standing(expected) });
});

test('without a common beginning, whatever differs is a clash', () => {
  expect(merge(null, standing({ title: 'Late' }), standing({}))).toEqual({ kind: 'clash', fields: ['title'] });
});

test('a template moved here and changed there is both', () => {
  const moved = { ...standing({}), folder: 'refunds' };

  expect(merge(standing({}), moved, standing({ title: 'Late' }))).toEqual({
    kind: 'merged',
    wanted: { folder: 'refunds', template: standing({ title: 'Late' }).template },
  });
});

function standing(change: Partial<Template>) {
  return { folder: 'delivery', template: { ...EMPTY_TEMPLATE, ...AT_FIRST, ...change } };
}
