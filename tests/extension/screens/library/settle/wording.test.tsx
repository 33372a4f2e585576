// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { type AskedOfBoth, LineWording, PlainWording, RichWording } from '@/screens/library/settle/wording';
import { draw, seenByEye } from '../../drawn';

const asked: AskedOfBoth = { own: new Map([['it', 'Mishap']]), other: new Map([['it', 'Snag']]) };

/** A chip as `(label)`, Liquid as `‹code›`, what the other wording lacks as `[…]`. */
function seen(): string {
  const shown = seenByEye();
  for (const mark of shown.querySelectorAll('mark')) mark.replaceWith(`[${mark.textContent}]`);
  return shown.querySelector('.wording')?.innerHTML ?? '';
}

test.each([
  ['kept', '<p>Dear {{ to.name }}, now</p>', '<p>Dear {{ to.name }}, later</p>', '<p>Dear (Recipient: full name), [now]</p>'],
  ['another', '<p>Dear <b>{{ to.name }}</b></p>', '<p>Dear <b>{{ to }}</b></p>', '<p>Dear <b>[(Recipient: full name)]</b></p>'],
  ['an answer, by its question', '<p>{{ it }} Hi</p>', '<p>{{- to.name }} Hi</p>', '<p>[(Mishap)] Hi</p>'],
  ['one that looks the same as the other’s', '<p>{{to.name}} Hi</p>', '<p>{{- to.name }} Hi</p>', '<p>[‹{{to.name}}›] Hi</p>'],
  ['in an address it stays as it was', '<p><a href="{{ a }}">here</a></p>', '<p>there</p>', '<p><a href="{{ a }}">[here]</a></p>'],
])('Liquid of a reply: %s', async (_, text, other, expected) => {
  await draw(<RichWording id="it" {...{ text, other, asked }} sanitise={html => html} />);

  expect(seen()).toBe(expected);
});

test('a subject has chips, too, called as its own side calls them', async () => {
  await draw(<LineWording id="it" text="On {{ it }} now" other="On {{ it }} then" asked={asked} />);

  expect(seen()).toBe('On (Mishap) [now]');
});

test('a title has none', async () => {
  await draw(<PlainWording id="it" text="{{ to }} now" other="then" />);

  expect(seen()).toBe('[{{ to }} now]');
});
