// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { isSecret, rememberSecrets } from '@/page/secret';

const input = (markup: string): Element => {
  document.body.innerHTML = `<input ${markup}>`;
  const field = document.body.firstElementChild;
  if (!field) throw new Error('No field');
  return field;
};

it.each(['pass', 'user_pass', 'loginPass', 'userpwd', 'newPwd', 'pwd', 'Password', 'otpCode', 'cardNumber'])(
  'takes a field named %s for a secret',
  name => {
    expect(isSecret(input(`name="${name}"`))).toBe(true);
    expect(isSecret(input(`id="${name}"`))).toBe(true);
  },
);

it.each(['subject', 'passenger', 'compass', 'bypass', 'spin', 'pinned', 'to'])(
  'takes no field named %s for one',
  name => expect(isSecret(input(`name="${name}"`))).toBe(false),
);

it.each([
  'autocomplete="one-time-code"',
  'autocomplete="section-pay billing cc-number"',
  'maxlength="1"',
  'inputmode="numeric" maxlength="6"',
  'pattern="[0-9]{6}" maxlength="6"',
  'placeholder="1234 1234 1234 1234"',
  'placeholder="MM / YY"',
  'aria-label="Enter your verification code"',
  'aria-label="CVV"',
  'title="IBAN"',
  'placeholder="请输入验证码"',
  'aria-label="银行卡号"',
  'placeholder="Kode OTP"',
])('takes a field with %s for a secret', markup => expect(isSecret(input(markup))).toBe(true));

it.each([
  '<label>Card number <input></label>',
  '<label for=x>Kreditkartennummer</label><input id=x>',
  '<p id=l>Security code</p><input aria-labelledby=l>',
  '<label>Password <input></label>',
])('takes the words beside it: %s', markup => {
  document.body.innerHTML = markup;
  const field = document.querySelector('input');
  expect(field && isSecret(field)).toBe(true);
});

it.each([
  'placeholder="Search tickets"',
  'aria-label="Subject"',
  'placeholder="Gift card message"',
  'aria-label="Order number"',
  'inputmode="numeric" maxlength="20"',
  'maxlength="100"',
  'title="Tracking code"',
  'placeholder="Opinion"',
])('takes no field with %s for one', markup => expect(isSecret(input(markup))).toBe(false));

it('takes no editor for one, whatever it is called', () => {
  document.body.innerHTML = '<textarea aria-label="Answer about the card number"></textarea>';
  expect(isSecret(document.querySelector('textarea') as Element)).toBe(false);
});

it('knows a password by what it was', () => {
  const asked = input('type="PASSWORD"');
  expect(isSecret(asked)).toBe(true);
  asked.setAttribute('type', 'text');
  expect(isSecret(asked)).toBe(true);

  const seen = input('type="password"');
  rememberSecrets(document);
  seen.setAttribute('type', 'text');
  expect(isSecret(seen)).toBe(true);
});
