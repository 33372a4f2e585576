import { expect, test } from 'vitest';
import { type Circumstances, contextOf, isAbout, unreadable, unreadNames } from '@/mail/context';
import { type Facts, NOTHING_TOLD, told, UNREADABLE } from '@/mail/reader';

const HERE: Circumstances = {
  team: {},
  now: new Date('2026-11-20T10:00:00Z'),
  time_zone: 'UTC',
  locale: 'en',
  random: 0,
};
const BOB = { first_name: 'Bob', email: 'bob@shop.test' };
const facts = (some: Partial<Facts>): Facts => ({ ...NOTHING_TOLD, ...some });

test('what nobody told is absent', () => {
  const context = contextOf(facts({ to: UNREADABLE, subject: told('') }), HERE);
  expect(context).toEqual({ ...HERE, to: [], cc: [], bcc: [] });
});

test('who writes is the account where no settings name another', () => {
  expect(contextOf(facts({ from: told(BOB) }), HERE)).toMatchObject({ from: BOB, account: BOB });

  const ada = { first_name: 'Ada' };
  expect(contextOf(facts({ from: told(BOB) }), { ...HERE, account: ada })).toMatchObject({ from: BOB, account: ada });
  expect(contextOf(facts({}), { ...HERE, account: ada })).toMatchObject({ from: ada, account: ada });
});

test.each([true, false])('whether it is a reply is told either way: %s', reply => {
  expect(contextOf(facts({ reply: told(reply) }), HERE).reply).toBe(reply);
});

test('only what a template uses is missed', () => {
  const unread = facts({ to: UNREADABLE, subject: UNREADABLE, message: UNREADABLE });
  const names = ['to.first_name', 'to.email', 'message', 'cc', 'order_number', 'today'];

  expect(unreadable(unread, names)).toEqual(['to', 'message']);
  expect(unreadNames(unread, names)).toEqual(['to.first_name', 'to.email', 'message']);
});

test.each([
  [['to.first_name'], true],
  [['account'], true],
  [['reply'], true],
  [['order_number', 'today', 'team.return_days', 'page.title'], false],
  [[], false],
])('a template with %j is about the message: %s', (names, about) => {
  expect(isAbout(names)).toBe(about);
});
