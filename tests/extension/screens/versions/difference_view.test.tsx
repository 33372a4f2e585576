// @vitest-environment happy-dom
import { render } from 'preact';
import { expect, test } from 'vitest';
import { Difference } from '@/screens/versions/difference_view';
import { EMPTY_TEMPLATE, type Template } from '@/template/template';
import { screen, seenByEye } from '../drawn';

/** What is seen: a chip as `(label)`, Liquid as `‹code›`, what went and came as `[-…-]` and `{+…+}`. */
function seen(before: Partial<Template>, after: Partial<Template>): string {
  render(<Difference before={{ ...EMPTY_TEMPLATE, ...before }} after={{ ...EMPTY_TEMPLATE, ...after }} />, screen);
  const shown = seenByEye();
  for (const name of shown.querySelectorAll('dt')) name.remove();
  for (const del of shown.querySelectorAll('del')) del.replaceWith(`[-${del.textContent}-]`);
  for (const ins of shown.querySelectorAll('ins')) ins.replaceWith(`{+${ins.textContent}+}`);
  return shown.textContent ?? '';
}

const GREETING = '{{ to.first_name | default: "there" }}';

test.each([
  ['what was kept is the chip that the editor shows', `<p>Dear ${GREETING}, today</p>`, `<p>Dear ${GREETING}, now</p>`, 'Dear (Recipient: first name · or “there”), [-today-]{+now+}'],
  ['one that came', '<p>Dear Ada, now</p>', '<p>Dear {{ to.name }}, now</p>', 'Dear [-Ada-]{+(Recipient: full name)+}, now'],
  ['one that changed its look is the old and the new', `<p>Dear ${GREETING}, now</p>`, '<p>Dear {{ to.first_name }}, now</p>', 'Dear [-(Recipient: first name · or “there”)-]{+(Recipient: first name)+}, now'],
  ['one that looks the same is told by its Liquid', '<p>Dear {{to.name}}, now</p>', '<p>Dear {{- to.name -}}, now</p>', 'Dear [-‹{{to.name}}›-]{+‹{{- to.name -}}›+}, now'],
  ['also in lines of their own', '<p>{{to.name}}</p><p>Now</p>', '<p>{{- to.name }}</p><p>Now</p>', '[-‹{{to.name}}›-]{+‹{{- to.name }}›+}Now'],
  ['one that moved to another line stays a chip', '<p>{{ to }}</p><p>One here</p>', '<p>One here</p><p>{{ to }}</p>', '[-(Recipient)-]One here{+(Recipient)+}'],
  ['an answer is called as its question was, and is', '<p>{% ask it, label: "Snag" %}We heard of {{ it }}</p>', '<p>{% ask it, label: "Mishap" %}We heard of {{ it | upcase }}</p>', '[-(Asks: Snag)-]{+(Asks: Mishap)+}We heard of [-(Snag)-]{+(Mishap · upcase)+}'],
])('%s', (_, before, after, expected) => expect(read(seen({ body: before }, { body: after }))).toBe(read(expected)));

/** Which lines are new is told before each, for those who do not see it. */
function read(shown: string): string {
  return shown.replace(/(?:Added|Removed|Changed): /g, '');
}

test('in a subject likewise, where the body asks', () => {
  const body = '<p>{% ask it, label: "Mishap" %}</p>';

  expect(seen({ subject: 'About {{ it }}', body }, { subject: 'On {{ it }}', body })).toBe('[-About-]{+On+} (Mishap)');
});

test('a title is no Liquid', () => {
  expect(seen({ title: 'Old' }, { title: '{{ to }}' })).toBe('[-Old-]{+{{ to }}+}');
});

test('the Liquid is told on pointing at a chip, and to who listens', () => {
  seen({}, { body: '<p>{{ to.name }}</p>' });

  const chip = screen.querySelector('.chip');
  expect(chip?.getAttribute('title')).toBe('{{ to.name }}');
  expect(chip?.textContent).toBe('Recipient: full name {{ to.name }}');
});

test('logic says itself what it stands for, once', () => {
  seen({}, { body: '<p>{% if gift %}Hi{% endif %}</p>' });

  expect(screen.querySelector('.chip')?.textContent).toBe('if gift');
});

test('Liquid is never markup', () => {
  seen({}, { body: '<p>{{ a | default: "&lt;img src=x onerror=alert(1)&gt;" }}</p>' });

  expect(screen.querySelector('img')).toBeNull();
  expect(screen.querySelector('.chip')?.getAttribute('title')).toBe('{{ a | default: "<img src=x onerror=alert(1)>" }}');
});

test('words that only look otherwise are named by their chip', () => {
  seen({ body: '<p>Hi {{ to.name }}</p>' }, { body: '<p>Hi <b>{{ to.name }}</b></p>' });

  expect(screen.querySelector('.difference-notes')?.textContent).toBe('“Recipient: full name”: now bold');
});
