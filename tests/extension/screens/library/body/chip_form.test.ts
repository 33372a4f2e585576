import { describe, expect, test } from 'vitest';
import { codeFrom, filterText, formOf, withFilterText } from '@/screens/library/editor/body/chip_form';
import { variablesBehind, variablesOf } from '@/screens/library/editor/variables';
import { FILTERS, TAGS } from '@/template/vocabulary';

test.each([
  '{{ to.first_name }}',
  '{{ to.first_name | default: "there" }}',
  '{{ today | shift: "3 workdays" | date: "long" }}',
  '{% ask order_number, label: "Order number" %}',
  '{% ask carrier, label: "Carrier", kind: "choice", options: "DHL, UPS", default: "UPS" %}',
  '{% ask sent, label: "What", kind: "several", options: "lamp, cable", default: "lamp, cable", optional: true %}',
  '{% ask items, label: "Items", kind: "rows", columns: "Item, Price", hint: "One a line" %}',
  '{% ask name, label: "Name", default: to.first_name | capitalize %}',
  '{% include ";sig", tone: "warm" %}',
  '{% if cc.size > 0 %}',
  '{% unless paid %}',
  '{% comment %}Ask Mira first.{% endcomment %}',
  '{% endif %}',
  '{{- to.first_name -}}',
  '{% raw %}{{ x }}{% endraw %}',
  '{{ 19.9 | money: "EUR" }}',
  '{{ "Hi,Hello" | split: "," | sample }}',
])('fields that nobody changed say the same: %s', code => expect(codeFrom(formOf(code))).toBe(code));

test.each([...Object.values(FILTERS), ...Object.values(TAGS)].map(({ example }) => example))(
  'no example of the language is lost in fields: %s',
  example => {
    const squeezed = (code: string) => code.replace(/\s+/g, ' ');
    expect(squeezed(codeFrom(formOf(example)))).toBe(squeezed(example));
  },
);

describe('a filter with a text', () => {
  test.each([
    ['is read', ['default: "there"', 'capitalize'], 'default', 'there'],
    ['between single quotes too', ["default: 'a \"b\"'"], 'default', 'a "b"'],
    ['is empty where there is none', ['capitalize'], 'default', ''],
    ['is nothing that a field could hold where it is a name', ['default: account.name'], 'default', null],
  ])('%s', (_, filters, name, text) => expect(filterText(filters, name)).toBe(text));

  test.each([
    ['a default comes first', ['capitalize'], 'default', 'x', ['default: "x"', 'capitalize']],
    ['a date’s style last', ['shift: "1 day"'], 'date', 'long', ['shift: "1 day"', 'date: "long"']],
    ['one that is there stays at its place', ['date: "short"', 'upcase'], 'date', 'long', ['date: "long"', 'upcase']],
    ['an empty text takes it out', ['default: "x"', 'upcase'], 'default', '', ['upcase']],
  ])('%s', (_, filters, name, text, after) => expect(withFilterText(filters, name, text)).toEqual(after));
});

describe('behind opened brackets', () => {
  const all = variablesOf({ return_days: '14' });
  const codes = (opener: string, query: string) => variablesBehind(opener, query, all).map(({ code }) => code);

  test('a name that is known is found', () => expect(codes('{{', 'to.first')[0]).toBe('{{ to.first_name }}'));
  test('one that nobody knows becomes a question', () => expect(codes('{{', 'size_label')).toEqual(['{{ size_label }}']));
  test('a tag is offered only where a tag was begun', () => {
    expect(codes('{%', 'if').every(code => code.startsWith('{%'))).toBe(true);
  });
  test('a team’s value is among them', () => expect(codes('{{', 'return')).toContain('{{ team.return_days }}'));
});
