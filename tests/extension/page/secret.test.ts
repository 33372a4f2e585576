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
