import { afterEach, expect, test } from 'vitest';
import { askedIn, chipLook, givenName } from '@/screens/library/editor/body/chip_label';
import { VARIABLES } from '@/template/vocabulary';
import { catalogueOf } from '@/words/catalogue';
import { speak } from '@/words/say';

const english = await catalogueOf('en');
afterEach(() => speak('en', english));

test.each([
  ['{{ to.first_name | default: "there" }}', 'Recipient: first name · or “there”'],
  ["{{ to.first_name | default: 'there' }}", 'Recipient: first name · or “there”'],
  ['{{ to.first_name | default: "" }}', 'Recipient: first name'],
  ['{{ to.first_name | default: to.name }}', 'Recipient: first name · to.name'],
  ['{{ today | shift: "3 workdays" | date: "long" }}', 'Today · 3 workdays later · Long'],
  ['{{ today | shift: "+1 day" }}', 'Today · 1 day later'],
  ['{{ today | shift: "-1 month" }}', 'Today · 1 month earlier'],
  ['{{ today | shift: "next monday" | date: "%A" }}', 'Today · next monday · %A'],
  ['{{ order_number | upcase }}', 'Order number · upcase'],
  ['{% ask order_number, label: "Order number" %}', 'Asks: Order number'],
])('%s is seen as %s', (liquid, seen) => {
  expect(chipLook(liquid).label).toBe(seen);
});

test.each([
  ['zh', '今天 · 3 个工作日后 · 长格式'],
  ['id', 'Hari ini · 3 hari kerja kemudian · Panjang'],
] as const)('in %s they say it as %s', async (language, seen) => {
  speak(language, await catalogueOf(language));
  expect(chipLook('{{ today | shift: "3 workdays" | date: "long" }}').label).toBe(seen);
});

test.each(Object.entries(VARIABLES).filter(([, { is }]) => is !== 'team'))('%s has a name for its chip', (name, { is }) => {
  const word = is === 'page' ? `${name}_title` : name;
  expect(english.editor).toHaveProperty(`variable_${word}`);
});

test('an answer is called as its question is', () => {
  const asked = askedIn(['{% ask wanted, label: "What they want" %}', '{% ask 尺码 %}', '{{ wanted }}', '{% if wanted %}']);
  expect([...asked]).toEqual([
    ['wanted', 'What they want'],
    ['尺码', '尺码'],
  ]);
  expect(chipLook('{{ wanted | upcase }}', asked).label).toBe('What they want · upcase');
  expect(chipLook('{{ unasked }}', asked).label).toBe('Unasked');
  expect(['{{ wanted | upcase }}', '{{- 尺码 }}', '{% if wanted %}'].map(givenName)).toEqual(['wanted', '尺码', null]);
});
