/**
 * Whether a field asks for something nobody writes to a customer: a password, a one-time code, a card.
 * A password that is shown as text is still one, so what the field was before counts, and the words around the type.
 */
export function isSecret(field: Element): boolean {
  if (field.localName !== 'input') return false;
  if (field.getAttribute('type')?.toLowerCase() === 'password') known().add(field);
  if (known().has(field)) return true;
  if (SECRET_PURPOSE.test(field.getAttribute('autocomplete') ?? '')) return true;
  return ['name', 'id'].some(part => SECRET_NAME.test(inWords(field.getAttribute(part) ?? '')));
}

/** Notes which fields of a document are passwords, before it may show them as text. */
export function rememberSecrets(page: Document): void {
  for (const field of page.querySelectorAll('input[type=password]')) known().add(field);
}

declare global {
  /** The passwords of this frame, in the extension's isolated world only: its scripts come one after the other. */
  var rejoinderSecrets: WeakSet<Element> | undefined;
}

function known(): WeakSet<Element> {
  globalThis.rejoinderSecrets ??= new WeakSet();
  return globalThis.rejoinderSecrets;
}

/** `userPass` in two words. */
const inWords = (name: string): string => name.replace(/([a-z])([A-Z])/g, '$1_$2');

/** Tokens of `autocomplete` in the HTML standard. */
const SECRET_PURPOSE = /\b(current-password|new-password|one-time-code|cc-[a-z-]+)\b/i;

const SECRET_NAME =
  /passw(or)?d|passphrase|pwd([^a-z]|$)|(^|[^a-z])(pass|otp|totp|mfa|2fa|cvv2?|cvc2?|csc|iban|pin)([^a-z]|$)|one.?time.?(code|pass)|(card|cc).?(number|num)([^a-z]|$)|security.?code/i;
