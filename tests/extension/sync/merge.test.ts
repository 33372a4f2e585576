import fc from 'fast-check';
import { blocksOf, mergedBody } from '@/sync/blocks';
import { merge } from '@/sync/merge';
import { EMPTY_TEMPLATE, type Template } from '@/template/template';
import { expect, test } from 'vitest';

const AT_FIRST = { title: 'Late parcel', body: '<p>Sorry.</p>', tags: ['delivery', 'sorry'] };

test.each<[string, Partial<Template>, Partial<Template>, Partial<Template> | string[]]>([
  ['different fields go together', { title: 'Late' }, { body: '<p>So sorry.</p>' }, { title: 'Late', body: '<p>So sorry.</p>' }],
  ['the same words twice are no clash', { title: 'Late' }, { title: 'Late' }, { title: 'Late' }],
  ['the same field, different words: a clash', { title: 'Late' }, { title: 'Delayed' }, ['title']],
  ['a switch turned by one of the two is turned', { follows_case: true }, { title: 'Late' }, { follows_case: true, title: 'Late' }],
  ['one that is off is as good as none', { inside_words: false }, { title: 'Late' }, { title: 'Late' }],
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

const THREE = '<p>Dear Ada,</p><p>it is late.</p><p>Regards</p>';

test.each<[string, string, string, string, string | null]>([
  ['paragraphs far apart go together', THREE, THREE.replace('Dear', 'Hi'), THREE.replace('Regards', 'Yours'), '<p>Hi Ada,</p><p>it is late.</p><p>Yours</p>'],
  ['neighbours do, too', THREE, THREE.replace('Dear', 'Hi'), THREE.replace('is late', 'is here'), '<p>Hi Ada,</p><p>it is here.</p><p>Regards</p>'],
  ['the same paragraph is a clash, whichever word', THREE, THREE.replace('Dear', 'Hi'), THREE.replace('Ada', 'Bo'), null],
  ['one added, one changed', THREE, `${THREE}<p>P.S.</p>`, THREE.replace('Dear', 'Hi'), '<p>Hi Ada,</p><p>it is late.</p><p>Regards</p><p>P.S.</p>'],
  ['one taken away, one changed', THREE, THREE.replace('<p>Regards</p>', ''), THREE.replace('Dear', 'Hi'), '<p>Hi Ada,</p><p>it is late.</p>'],
  ['taken away here, changed there: a clash', THREE, THREE.replace('<p>Regards</p>', ''), THREE.replace('Regards', 'Yours'), null],
  ['items of a list', '<ul><li>a</li><li>b</li><li>c</li></ul>', '<ul><li>A</li><li>b</li><li>c</li></ul>', '<ul><li>a</li><li>b</li><li>C</li></ul>', '<ul><li>A</li><li>b</li><li>C</li></ul>'],
  ['lines with breaks between them', '<p>a<br>b<br>c</p>', '<p>A<br>b<br>c</p>', '<p>a<br>b<br>C</p>', '<p>A<br>b<br>C</p>'],
  ['what would cross each other is a clash', '<p>a</p><p>b</p><p>c</p><p>d</p><p>e</p>', '<blockquote><p>a</p><p>b</p><p>c</p></blockquote><p>d</p><p>e</p>', '<p>a</p><p>b</p><ul><li>x</li><p>c</p><p>d</p></ul><p>e</p>', null],
  ['half an if of each is a clash', '<p>{% if cc %}</p><p>a</p><p>b</p><p>{% endif %}</p>', '<p>a</p><p>b</p>', '<p>{% if cc %}</p><p>a</p><p>{% else %}</p><p>b</p><p>{% endif %}</p>', null],
])('bodies: %s', (_, base, mine, theirs, body) => {
  const merged = merge(standing({ body: base }), standing({ body: mine }), standing({ body: theirs }));
  expect(merged.kind === 'merged' ? merged.wanted.template.body : null).toBe(body);
});

test('merging bodies is fair: both sides see the same, and whoever changed nothing changes nothing', () => {
  const blocks = fc.array(fc.constantFrom('<p>a</p>', '<p>b</p>', '<ul><li>c</li><li>d</li></ul>', 'e<br>', '<p>f</p>'), { maxLength: 6 });
  const body = blocks.map(each => each.join(''));
  fc.assert(
    fc.property(body, body, body, (base, mine, theirs) => {
      expect(mergedBody(base, mine, theirs)).toBe(mergedBody(base, theirs, mine));
      expect(mergedBody(base, mine, base)).toBe(mine);
      expect(blocksOf(mine).join('')).toBe(mine);
    }),
  );
});
