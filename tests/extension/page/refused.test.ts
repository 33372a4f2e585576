// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { isBlocked } from '@/page/blocked';
import { editableAt } from '@/page/editable';

function first(html: string): Element {
  document.body.innerHTML = html;
  return document.body.firstElementChild as Element;
}

test.each([
  ['a textarea', '<textarea></textarea>', true],
  ['a line of text', '<input>', true],
  ['a search field', '<input type="search">', true],
  ['a password', '<input type="password">', false],
  ['a password that is shown', '<input type="text" autocomplete="current-password">', false],
  ['a password by its name', '<input name="user[password]">', false],
  ['a one-time code', '<input autocomplete="one-time-code">', false],
  ['a code by its id', '<input id="otp">', false],
  ['a card number', '<input autocomplete="billing cc-number">', false],
  ['a card by its name', '<input name="cardNumber">', false],
  ['a security code', '<input name="cvc">', false],
  ['words that only contain such letters', '<input name="shipping-opinion">', true],
  ['a number, which has no caret to ask for', '<input type="number">', false],
  ['a field to read', '<textarea readonly></textarea>', false],
  ['a field switched off', '<input disabled>', false],
  ['a checkbox', '<input type="checkbox">', false],
  ['no field at all', '<button></button>', false],
])('%s', (_, html, wanted) => expect(editableAt(first(html)) !== null).toBe(wanted));

test.each([
  ['the site itself', ['bank.test'], ['bank.test'], true],
  ['a subdomain is another site', ['pay.bank.test'], ['bank.test'], false],
  ['a leading dot takes in subdomains', ['pay.bank.test'], ['.bank.test'], true],
  ['and the site', ['bank.test'], ['.bank.test'], true],
  ['but not what only ends alike', ['mybank.test'], ['.bank.test'], false],
  ['a frame inside a blocked page', ['frame.test', 'bank.test'], ['bank.test'], true],
])('%s is blocked: %s by %s', (_, hosts, sites, wanted) => expect(isBlocked(hosts, sites)).toBe(wanted));
