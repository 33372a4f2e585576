import type { Question } from './question';

const KINDS = ['text', 'choice', 'date', 'toggle'] as const;
const OWNERS: Record<string, string> = {
  to: 'Recipient',
  cc: 'Cc',
  bcc: 'Bcc',
  from: 'Sender',
  account: 'Your',
};

/** A variable's name in words: `to.first_name` → “Recipient: first name”. */
export function labelOf(name: string): string {
  const [root = '', ...steps] = name.split('.');
  const owner = OWNERS[root] ?? root;
  const words = steps.map(step => step.replace(/[_-]+/g, ' ').trim()).filter(Boolean);
  if (root === 'team' && words.length > 0) return sentence(words.join(' '));
  if (root === 'account' && words.length > 0) return `Your ${words.join(' ')}`;
  if (words.length === 0) return sentence(owner.replace(/[_-]+/g, ' ').trim());
  return `${sentence(owner.replace(/[_-]+/g, ' ').trim())}: ${words.join(' ')}`;
}

/** The question that an `ask` tag declares, and what is wrong with it. */
export function questionFrom(
  name: string,
  literals: ReadonlyMap<string, string>,
): { question: Question; wrong: { message: string; suggestion: string } | null } {
  const written = literals.get('kind') ?? (literals.has('options') ? 'choice' : 'text');
  const kind = KINDS.find(known => known === written);
  const options = (literals.get('options') ?? '')
    .split(',')
    .map(option => option.trim())
    .filter(Boolean);
  const question: Question = {
    name,
    label: literals.get('label')?.trim() || labelOf(name),
    kind: kind ?? 'text',
    options,
    default: literals.get('default') ?? '',
  };

  if (!kind) {
    const message = `There is no kind of question “${written}”.`;
    return { question, wrong: { message, suggestion: 'expected text, choice, date or toggle' } };
  }
  if (kind === 'choice' && options.length === 0) {
    const message = `The question “${name}” offers no choice.`;
    return { question, wrong: { message, suggestion: 'expected options: "A, B"' } };
  }
  return { question, wrong: null };
}

function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
