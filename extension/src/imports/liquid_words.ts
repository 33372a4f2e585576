/** A text between the quotes of the language, which knows no escapes: of two kinds of quotes in it one gives way. */
export function quoted(text: string): string {
  const plain = text
    .replace(/\s*\n\s*/g, ' ')
    .replaceAll('}}', '} }')
    .replaceAll('%}', '% }');
  if (!plain.includes('"')) return `"${plain}"`;
  if (!plain.includes("'")) return `'${plain}'`;
  return `"${plain.replaceAll('"', "''")}"`;
}

/** Text in which two brackets are two brackets. */
export function literal(text: string): string {
  return text.replace(/\{+(?=[{%])/g, brackets => `{% raw %}${brackets}{% endraw %}`);
}

/** A note in the template that is never sent. */
export function comment(text: string): string {
  const plain = text.replace(/\{%/g, '{ %').replace(/%\}/g, '% }');
  return `{% comment %}${plain}{% endcomment %}`;
}

/** A name of the language out of any words: `Order number` is `order_number`. */
export function nameFrom(words: string): string {
  const name = words
    .toLowerCase()
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, 60);
  if (name === '') return 'answer';
  return /^\p{N}/u.test(name) || TAKEN.has(name) ? `a_${name}` : name;
}

/** Words that mean something already. */
const TAKEN = new Set(
  (
    'and or not contains in offset limit reversed cols continue with for as if else required ' +
    'true false nil null empty blank to cc bcc from account subject message selection clipboard page team today now ' +
    'forloop label kind options columns default hint optional'
  ).split(' '),
);
