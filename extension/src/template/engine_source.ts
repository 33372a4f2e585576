import { escapeHtml } from './entities';
import type { HtmlToken } from './markup';
import { type Piece, piecesOf } from './pieces';

/** Liquid as an engine takes it, with the way back to the offsets of the source. */
export interface EngineSource {
  liquid: string;
  /** Where in the field the brackets began that hold this offset of `liquid`. */
  placeOf(offset: number): number;
}

/** Something in brackets. */
export type Bracket = Exclude<Piece, { kind: 'text' | 'unclosed' }>;
/** A piece of HTML, or something in brackets; `alone` in a block or a line of its own, which is gone. */
export type Part = { token: HtmlToken } | { bracket: Bracket; alone?: boolean };

/** A subject or an address field. */
export function plainSource(source: string): EngineSource {
  return assembled(
    piecesOf(source, 'plain').map(piece => {
      if (piece.kind === 'text' || piece.kind === 'unclosed')
        return literally(source.slice(piece.start, piece.end));
      return { bracket: piece };
    }),
  );
}

export function literally(source: string): Part {
  return { token: { kind: 'text', name: '', source } };
}

export function assembled(parts: Part[]): EngineSource {
  let liquid = '';
  const places: { from: number; start: number }[] = [];
  for (const part of parts) {
    if ('token' in part) liquid += part.token.source;
    else {
      places.push({ from: liquid.length, start: part.bracket.start });
      liquid += bracketSource(part.bracket, '', part.alone);
    }
  }
  const placeOf = (offset: number) => places.findLast(place => place.from <= offset)?.start ?? 0;
  return { liquid, placeOf };
}

export function bracketSource(bracket: Bracket, filter = '', alone = false): string {
  if (bracket.kind === 'comment') return '';
  if (bracket.kind === 'raw')
    return `{% raw %}${filter ? escapeHtml(bracket.inside) : bracket.inside}{% endraw %}`;

  // LiquidJS takes backslashes in quotes for escapes; Liquid proper has none.
  const markup = bracket.markup.text
    .replaceAll('\\', '\\\\')
    .replace(/("[^"]*"|'[^']*')|\s+/g, (_, quoted?: string) => quoted ?? ' ');
  const before = bracket.trims.before ? '-' : '';
  const behind = bracket.trims.behind ? '-' : '';
  if (bracket.kind === 'output') return `{{${before} ${markup}${filter} ${behind}}}${bracket.markup.tags}`;

  const name = bracket.name === 'include' && alone ? 'include_block' : bracket.name;
  return `{%${before} ${name} ${markup} ${behind}%}${bracket.markup.tags}`;
}
