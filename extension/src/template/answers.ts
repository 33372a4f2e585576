import { momentFrom } from './dates';
import { decimalSign } from './number_words';
import { numberFrom } from './numbers';
import type { Question } from './question';
import { columnName } from './questions';
import { Row } from './values';

/** What an answer is in a template; nothing where an optional question was left empty. */
export function valueFrom({ kind, columns }: Question, answer: string, locale: string): unknown {
  if (kind === 'toggle') return answer === 'true';
  if (kind === 'several' || kind === 'list') return linesOf(answer);
  if (kind === 'rows') return linesOf(answer).map(line => rowFrom(columns, line));
  if (answer === '') return undefined;
  if (kind === 'number') return numberFrom(answer, decimalSign(locale)) ?? answer;
  return kind === 'date' ? (momentFrom(answer) ?? answer) : answer;
}

function linesOf(answer: string): string[] {
  const lines = answer.split(/\r?\n/).map(line => line.replace(/^ +| +$/g, ''));
  return lines.filter(line => line.trim() !== '');
}

function rowFrom(columns: string[], line: string): Row {
  const cells = line.split('\t');
  return new Row(
    Object.fromEntries(columns.map((column, at) => [columnName(column), cells[at]?.trim() ?? ''])),
  );
}
