/**
 * Whether a field asks for something nobody writes to a customer: a password, a one-time code, a card.
 * A password that is shown as text is still one, so the words around the type count too.
 */
export function isSecret(field: Element): boolean {
  if (field.localName !== 'input') return false;
  if (field.getAttribute('type')?.toLowerCase() === 'password') return true;
  if (SECRET_PURPOSE.test(field.getAttribute('autocomplete') ?? '')) return true;
  return ['name', 'id'].some(part => SECRET_NAME.test(field.getAttribute(part) ?? ''));
}

/** Tokens of `autocomplete` in the HTML standard. */
const SECRET_PURPOSE = /\b(current-password|new-password|one-time-code|cc-[a-z-]+)\b/i;

const SECRET_NAME =
  /passw(or)?d|passphrase|(^|[^a-z])pwd([^a-z]|$)|(^|[^a-z])(otp|totp|mfa|2fa|cvv2?|cvc2?|csc|iban|pin)([^a-z]|$)|one.?time.?(code|pass)|(card|cc).?(number|num)([^a-z]|$)|security.?code/i;
