import { momentFrom } from './dates';
import { numberFrom } from './numbers';
import { QUESTION_KINDS, type Question, type QuestionKind } from './question';
import { nearest } from './vocabulary';

/** A question as an `ask` tag declares it. */
export interface Ask {
  question: Question;
  /** Liquid for the answer to offer, where that is not a plain text, e.g. `to.first_name`; else empty. */
  offer: string;
}

interface Wrong {
  message: string;
  suggestion: string;
}

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

/** The question about a name that nothing declares. */
export function plainQuestion(name: string): Question {
  const label = labelOf(name);
  return { name, label, kind: 'text', options: [], columns: [], default: '', hint: '', optional: false };
}

/** The question that an `ask` tag declares, and what is wrong with it. */
export function askFrom(
  name: string,
  literals: ReadonlyMap<string, string>,
  offer: string,
): { ask: Ask; wrong: Wrong | null } {
  const written = literals.get('kind') ?? kindBy(literals);
  const question: Question = {
    ...plainQuestion(name),
    label: literals.get('label')?.trim() || labelOf(name),
    kind: QUESTION_KINDS.find(known => known === written) ?? 'text',
    options: partsOf(literals.get('options')),
    columns: partsOf(literals.get('columns')),
    hint: literals.get('hint')?.trim() ?? '',
    optional: literals.get('optional') === 'true',
  };
  const said = literals.get('default') ?? '';
  question.default =
    question.kind === 'several' || question.kind === 'list' ? partsOf(said).join('\n') : said;
  return { ask: { question, offer }, wrong: wrongIn(question, written) };
}

/** The name of a column in Liquid: `Unit price` is `row.unit_price`. */
export function columnName(column: string): string {
  return column
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_|_$/g, '');
}

function kindBy(literals: ReadonlyMap<string, string>): QuestionKind {
  if (literals.has('columns')) return 'rows';
  return literals.has('options') ? 'choice' : 'text';
}

function partsOf(list = ''): string[] {
  const parts = list.split(',').map(part => part.trim());
  return [...new Set(parts.filter(Boolean))];
}

function wrongIn(question: Question, written: string): Wrong | null {
  const { kind, name, options, columns } = question;
  if (kind !== written) {
    const near = nearest(written, QUESTION_KINDS);
    const message = `There is no kind of question “${written}”.`;
    return { message, suggestion: near ? `did you mean ${near}?` : `expected ${QUESTION_KINDS.join(', ')}` };
  }
  if ((kind === 'choice' || kind === 'several') && options.length === 0) {
    return { message: `The question “${name}” offers no choice.`, suggestion: 'expected options: "A, B"' };
  }
  if (kind === 'rows' && columns.length === 0) {
    return { message: `The question “${name}” has no columns.`, suggestion: 'expected columns: "A, B"' };
  }
  const names = columns.map(columnName);
  const nameless = columns.find((_, at) => names[at] === '' || names.indexOf(names[at] ?? '') !== at);
  if (nameless !== undefined) {
    const message = `The column “${nameless}” needs a name of its own.`;
    return { message, suggestion: 'expected letters, e.g. columns: "Item, Price"' };
  }
  return question.default === '' ? null : wrongDefault(question);
}

function wrongDefault({ kind, name, options, default: said }: Question): Wrong | null {
  const message = `“${said}” cannot be the answer to “${name}”.`;
  const chosen = kind === 'choice' ? [said] : kind === 'several' ? said.split('\n') : [];
  const other = chosen.find(one => !options.includes(one));
  if (other !== undefined) {
    const near = nearest(other, options);
    const suggestion = near ? `did you mean ${near}?` : `expected ${options.join(', ')}`;
    return { message: `“${other}” cannot be the answer to “${name}”.`, suggestion };
  }
  if (kind === 'rows') return { message, suggestion: 'expected no default: a table starts empty' };
  if (kind === 'date' && momentFrom(said)?.timed !== false) {
    return { message, suggestion: 'expected e.g. "2026-12-24", or today without quotes' };
  }
  if (kind === 'number' && numberFrom(said, '.') === null) return { message, suggestion: 'expected digits' };
  if (kind === 'toggle' && said !== 'true' && said !== 'false') {
    return { message, suggestion: 'expected true or false' };
  }
  return null;
}

function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
