import type { TemplateProblem } from '@/template/problem';
import { nearest } from '@/template/vocabulary';
import { offsetOf } from './body/problem_spots';

/** What would make a problem go, where its suggestion says exactly what; null where a person must decide. */
export interface Fix {
  /** What is written, for a button: `first_name`, `{% endif %}`. */
  writes: string;
  /** The whole field, mended. */
  text: string;
}

/** The mended field of a problem. `text` is the field as it was checked. */
export function fixOf({ line, column, message, suggestion }: TemplateProblem, text: string): Fix | null {
  const offset = offsetOf(text, line, column);
  const meant = /^did you mean (.+)\?$/.exec(suggestion)?.[1];
  if (meant) return spelled(text, offset, message, meant);

  const closer = /^expected (\}\}|%\}|\{% end\w+ %\})$/.exec(suggestion)?.[1];
  if (!closer) return null;
  const end = lineEnd(text, offset);
  const writes = closer.startsWith('{') ? closer : ` ${closer}`;
  return { writes: closer, text: text.slice(0, end).trimEnd() + writes + text.slice(end) };
}

/** Which of the words that the message quotes is the wrong one shows in what was meant. */
function spelled(text: string, offset: number, message: string, meant: string): Fix | null {
  const quoted = [...message.matchAll(/“([^”]*)”/g)].map(([, word = '']) => word);
  const wrong = quoted.find(word => nearest(word, [meant]) === meant);
  const at = wrong ? text.indexOf(wrong, offset) : -1;
  if (!wrong || at < 0) return null;
  return { writes: meant, text: text.slice(0, at) + meant + text.slice(at + wrong.length) };
}

/** Up to the next tag of a block: what is closed stays in the paragraph that opened it. */
function lineEnd(text: string, offset: number): number {
  const found = text.slice(offset).search(/<\/?(?:p|div|li|ul|ol|br|h[1-6]|td|blockquote|pre)\b/);
  return found < 0 ? text.length : offset + found;
}
