import type { Finding, FindingCode } from './import';
import { nameFrom, quoted } from './liquid_words';

/** A question that a template of ours asks. */
export interface Asking {
  label: string;
  kind?: 'text' | 'long' | 'number' | 'choice' | 'several' | 'list' | 'date' | 'toggle';
  options?: readonly string[];
  /** What is offered: a plain text. */
  offers?: string;
  hint?: string;
}

/** What is learnt while one template is turned into ours: its questions, and what became of each piece. */
export class Notes {
  readonly findings: Finding[] = [];
  /** Where in the text that is being read the converter stands. */
  offset = 0;
  private readonly questions = new Map<string, string>();
  private readonly owners = new Map<string, string>();

  /** `lineAt` tells the line of the file for an offset into the text that is being read. */
  constructor(private lineAt: (offset: number) => number) {}

  /** From here on another text of the same template is read. */
  reads(lineAt: (offset: number) => number): void {
    this.lineAt = lineAt;
    this.offset = 0;
  }

  converted(original: string, became: string): string {
    this.tell('converted', original, became);
    return became;
  }

  near(original: string, became: string): string {
    this.tell('near', original, became);
    return became;
  }

  /** What nobody here knows becomes a question, so that it is never sent unfilled. */
  asked(original: string, asking: Asking, name = asking.label): string {
    const became = `{{ ${this.ask(name, asking)} }}`;
    this.tell('asked', original, became);
    return became;
  }

  tell(code: FindingCode, original: string, became = ''): void {
    const level = code === 'converted' ? 'fine' : 'look';
    const line = this.lineAt(this.offset);
    this.findings.push({ code, level, line, original, became });
  }

  /** Declares a question; the name by which its answer goes. The same name asked alike is asked once. */
  ask(wanted: string, asking: Asking): string {
    const declared = declaration(asking);
    const base = nameFrom(wanted);
    for (let count = 1; ; count++) {
      const name = count === 1 ? base : `${base}_${count}`;
      const owner = this.owners.get(name);
      if (owner !== undefined && owner !== wanted) continue;
      // Declared first by a mere mention: what it is asked like is said now.
      const known = this.questions.get(name);
      if (known !== undefined && known !== declared && known !== declaration({ label: asking.label })) {
        if (declared === declaration({ label: asking.label })) return name;
        continue;
      }
      this.owners.set(name, wanted);
      this.questions.set(name, declared);
      return name;
    }
  }

  /** The name of a question that was declared under these words, if any. */
  known(wanted: string): string | undefined {
    return [...this.owners].find(([, owner]) => owner === wanted)?.[0];
  }

  /** The declarations of all questions, to stand before the text. */
  get declarations(): string {
    return [...this.questions].map(([name, rest]) => `{% ask ${name}${rest} %}`).join('');
  }
}

function declaration({ label, kind, options = [], offers = '', hint = '' }: Asking): string {
  const parts = [`label: ${quoted(labelled(label))}`];
  if (kind && kind !== 'text') parts.push(`kind: "${kind}"`);
  if (options.length > 0) parts.push(`options: ${quoted(options.map(safeOption).join(', '))}`);
  if (offers) parts.push(`default: ${quoted(options.length > 0 ? safeOption(offers) : offers)}`);
  if (hint) parts.push(`hint: ${quoted(hint)}`);
  return `, ${parts.join(', ')}`;
}

/** A bare name reads as a label: `order_number` is “Order number”. */
function labelled(label: string): string {
  if (!/^[\p{L}\p{N}_ -]+$/u.test(label)) return label;
  const words = label.replace(/_+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Options stand in one text with commas between; a comma of their own is written as its full-width twin. */
const safeOption = (option: string): string => option.trim().replaceAll(',', '，');

/** Goes through a text: what fits the pattern is turned into ours, and what stands between is kept to the letter. */
export function replaced(
  text: string,
  pattern: RegExp,
  notes: Notes,
  each: (found: RegExpExecArray) => string,
  between: (text: string) => string,
): string {
  const start = notes.offset;
  let written = '';
  let at = 0;
  for (const found of text.matchAll(pattern)) {
    notes.offset = start + found.index;
    written += between(text.slice(at, found.index)) + each(found);
    at = found.index + found[0].length;
  }
  notes.offset = start + text.length;
  return written + between(text.slice(at));
}
