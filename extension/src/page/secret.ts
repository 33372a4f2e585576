/**
 * Whether a field asks for something nobody writes to a customer: a password, a one-time code, a card.
 * A password that is shown as text is still one, so what the field was before counts, and the words around the type.
 */
export function isSecret(field: Element): boolean {
  if (known().has(field)) return true;
  const secret = (isInput(field) && asksForSecret(field)) || standsAsSecret(field);
  if (secret) known().add(field);
  return secret;
}

/** Notes which fields of a document are passwords, before it may show them as text. */
export function rememberSecrets(page: Document): void {
  for (const field of page.querySelectorAll('input[type=password]')) known().add(field);
}

declare global {
  /** The secrets of this frame, in the extension's isolated world only: its scripts come one after the other. */
  var rejoinderSecrets: WeakSet<Element> | undefined;
}

function known(): WeakSet<Element> {
  globalThis.rejoinderSecrets ??= new WeakSet();
  return globalThis.rejoinderSecrets;
}

const isInput = (field: Element): field is HTMLInputElement => field.localName === 'input';

function asksForSecret(field: HTMLInputElement): boolean {
  if (field.getAttribute('type')?.toLowerCase() === 'password' || isForCode(field)) return true;
  const said = (part: string) => field.getAttribute(part) ?? '';
  if (SECRET_PURPOSE.test(said('autocomplete'))) return true;
  if (['name', 'id'].some(part => SECRET_NAME.test(inWords(said(part))))) return true;
  return ['placeholder', 'aria-label', 'title'].some(part => speaksOfSecret(said(part)));
}

/** A few digits, or one character of them in a row of boxes: no shortcut fits in there, nor a reply. */
function isForCode({ maxLength, inputMode, pattern }: HTMLInputElement): boolean {
  if (maxLength === 1) return true;
  return maxLength > 0 && maxLength <= 8 && (inputMode === 'numeric' || DIGITS.test(pattern));
}

/** How a field is drawn and what stands beside it takes a while to find, so it is looked for once. */
function standsAsSecret(field: Element): boolean {
  const seen = looked.get(field);
  if (seen !== undefined) return seen;
  const secret = isHidden(field) || (isInput(field) && labelsOf(field).some(speaksOfSecret));
  looked.set(field, secret);
  return secret;
}

const looked = new WeakMap<Element, boolean>();

function labelsOf(field: HTMLInputElement): string[] {
  const root = field.getRootNode() as Document | ShadowRoot;
  const named = (field.getAttribute('aria-labelledby') ?? '').split(/\s+/).filter(id => id !== '');
  const labels = [...(field.labels ?? []), ...named.map(id => root.getElementById(id))];
  return labels.map(label => label?.textContent?.slice(0, LONGEST_LABEL) ?? '');
}

/** Shown as dots, as passwords are, without being one to the browser. */
function isHidden(field: Element): boolean {
  const style = field.ownerDocument.defaultView?.getComputedStyle(field);
  return /^(disc|circle|square)$/.test(style?.getPropertyValue('-webkit-text-security') ?? '');
}

const speaksOfSecret = (words: string): boolean =>
  words !== '' && SECRET_WORDS.some(known => known.test(words));

/** `userPass` in two words. */
const inWords = (name: string): string => name.replace(/([a-z])([A-Z])/g, '$1_$2');

/** More is no label but a text. */
const LONGEST_LABEL = 120;

const DIGITS = /^\^?(\\d|\[0-9\])/;

/** Tokens of `autocomplete` in the HTML standard. */
const SECRET_PURPOSE = /\b(current-password|new-password|one-time-code|cc-[a-z-]+)\b/i;

const SECRET_NAME =
  /passw(or)?d|passphrase|pwd([^a-z]|$)|(^|[^a-z])(pass|otp|totp|mfa|2fa|cvv2?|cvc2?|csc|iban|pin)([^a-z]|$)|one.?time.?(code|pass)|(verification|auth|sms).?code|(card|cc).?(number|num|no|exp\w*|holder|csc|cvv|cvc)([^a-z]|$)|security.?code/i;

/** What people read beside such a field, in the languages that the starter packs and most customers speak. */
const SECRET_WORDS = [
  /passw(or)?d|passwort|contraseña|mot de passe|senha|kata sandi|пароль|密码|密碼|パスワード|비밀번호/i,
  /\b(pin|otp|totp|2fa|cvv2?|cvc2?|csc|iban)\b/i,
  /(one.?time|verification|security|authenticat\w+|sicherheits|bestätigungs|einmal).?(code|pass|pin)/i,
  /code de (vérification|sécurité)|código de (verificación|seguridad|verificação|segurança)/i,
  /kode (verifikasi|otp|keamanan)|验证码|驗證碼|安全码|認証コード|セキュリティコード|인증 ?번호/i,
  /\b(credit|debit) ?card|card.?(number|num|no|nr)\b|(kredit)?karten.?(nummer|nr)|nomor kartu/i,
  /num[eé]ro de (la )?(carte|tarjeta)|número do cartão|卡号|卡號|信用卡|カード番号|카드 ?번호/i,
  /\d{4}([ -]\d{4}){2}|^\s*mm ?\/ ?(yy|jj|aa)/i,
];
