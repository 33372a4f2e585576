import {
  assembled,
  type Bracket,
  bracketSource,
  type EngineSource,
  literally,
  type Part,
} from './engine_source';
import { type HtmlToken, htmlTokens } from './markup';
import { piecesOf } from './pieces';

/**
 * A body: brackets out of the HTML around them, with blocks and lines that hold only control tags dissolved, and
 * marks left at blocks and lines that may come out empty; `withoutEmptyLines` takes those away after rendering.
 */
export function richSource(source: string): EngineSource {
  const brackets: Bracket[] = [];
  const held = piecesOf(source, 'rich')
    .map(piece => {
      const text = source.slice(piece.start, piece.end);
      if (piece.kind === 'text' || piece.kind === 'unclosed') return text.replace(/[\ue000-\ue01f]/g, '');
      brackets.push(piece);
      return `${HOLD}${brackets.length - 1};`;
    })
    .join('');

  const parts = htmlTokens(held).flatMap(token => apart(token, brackets));
  return assembled(marked(withoutControlLines(dissolved(parts))));
}

/** Takes away blocks and lines that Liquid left empty, and every mark. */
export function withoutEmptyLines(html: string): string {
  if (!html.includes(BLOCK) && !html.includes(LINE)) return html;
  let before = '';
  let after = html.replace(EMPTY_LINE, '').replace(EMPTY_LAST_LINE, '');
  while (after !== before) [before, after] = [after, after.replace(EMPTY_BLOCK, '')];
  return after.replace(/[\ue000-\ue01f]/g, '');
}

const BLOCK = '\ue000';
const LINE = '\ue001';
const HOLD = '\ue002';
const DISSOLVING = /^(?:p|div|li|ul|ol|h[1-6]|blockquote|tr|tbody|table)$/;
const INLINE = /^(?:a|b|code|del|em|font|i|ins|mark|s|small|span|strike|strong|sub|sup|u)$/;
/** What stands in a line, and is not its edge. */
const flows = (name: string): boolean => name === 'img' || INLINE.test(name);
const NOTHING = String.raw`(?:\s|&nbsp;|\ue001|</?(?:a|b|code|del|em|font|i|ins|s|small|strike|strong|sub|sup|u|span(?! data-caret))(?:\s[^<>]*)?>)*`;
const EMPTY_BLOCK = new RegExp(
  String.raw`<(p|div|li|ul|ol|h[1-6]|blockquote|tr|tbody|table)(?:\s[^<>]*)?>${BLOCK}${NOTHING}</\1>`,
  'g',
);
const EMPTY_LINE = new RegExp(`${LINE}(?:\\s|&nbsp;)*<br[^<>]*>`, 'g');
const EMPTY_LAST_LINE = new RegExp(
  `<br[^<>]*>${LINE}(?:\\s|&nbsp;)*(?=</(?:p|div|li|h[1-6]|blockquote)>|$)`,
  'g',
);

/** A token without its held brackets; those inside a tag stay in the tag, as text of an attribute. */
function apart(token: HtmlToken, brackets: Bracket[]): Part[] {
  if (!token.source.includes(HOLD)) return [{ token }];
  if (token.kind !== 'text') return insideTag(token, brackets);
  return token.source
    .split(HELD)
    .map((piece, index): Part => {
      const bracket = index % 2 === 1 ? brackets[Number(piece)] : undefined;
      return bracket ? { bracket } : { token: { ...token, source: piece } };
    })
    .filter(part => 'bracket' in part || part.token.source !== '');
}

const HELD = new RegExp(`${HOLD}(\\d+);`);

/** `<a href="{{ page.url }}">`: one token still, whose Liquid is written so that it stays an attribute. */
function insideTag(token: HtmlToken, brackets: Bracket[]): Part[] {
  const source = token.source.replace(new RegExp(HELD.source, 'g'), (_, index: string) => {
    const bracket = brackets[Number(index)];
    return bracket ? bracketSource(bracket, ' | in_attribute') : '';
  });
  return [{ token: { ...token, source } }];
}

/** Blocks with nothing but control tags in them leave only those. */
function dissolved(parts: Part[]): Part[] {
  const kept: Part[] = [];
  const opened: { at: number; name: string; controls: number; content: number }[] = [];
  for (const part of parts) {
    const inner = opened.at(-1);
    if ('bracket' in part) {
      if (inner) isControl(part.bracket) ? inner.controls++ : inner.content++;
      kept.push(part);
      continue;
    }
    const { kind, name, source } = part.token;
    if (kind === 'open' && DISSOLVING.test(name)) {
      opened.push({ at: kept.length, name, controls: 0, content: 0 });
      kept.push(part);
    } else if (kind === 'close' && inner?.name === name) {
      opened.pop();
      kept.push(part);
      const outer = opened.at(-1);
      if (inner.controls > 0 && inner.content === 0) {
        const held = kept.splice(inner.at).filter(inside => 'bracket' in inside);
        kept.push(...held.map(inside => ({ ...inside, alone: true })));
        if (outer) outer.controls += inner.controls;
      } else if (outer) outer.content++;
    } else {
      const blank =
        kind === 'text' ? isBlank(source) : kind === 'comment' || name === 'br' || INLINE.test(name);
      if (inner && !blank) inner.content++;
      kept.push(part);
    }
  }
  return kept;
}

/** Between line breaks: a line of control tags alone goes with its break. */
function withoutControlLines(parts: Part[]): Part[] {
  const kept: Part[] = [];
  let line: Part[] = [];
  let lastBreak = -1;
  for (const part of parts) {
    const isBreak = 'token' in part && part.token.name === 'br';
    const isEdge = 'token' in part && part.token.name !== '' && !isBreak && !flows(part.token.name);
    if (!isBreak && !isEdge) {
      line.push(part);
      continue;
    }
    const goes = isControlLine(line);
    kept.push(...(goes ? line.map(alone) : line));
    line = [];
    if (isBreak) {
      if (goes) continue;
      lastBreak = kept.length;
    } else {
      if (goes && lastBreak >= 0) kept.splice(lastBreak, 1);
      lastBreak = -1;
    }
    kept.push(part);
  }
  const goes = isControlLine(line) && lastBreak >= 0;
  kept.push(...(goes ? line.map(alone) : line));
  if (goes) kept.splice(lastBreak, 1);
  return kept;
}

/** Its line is gone, so the next one, which may be empty by intent, is not said to hold it. */
function alone(part: Part): Part {
  return 'bracket' in part ? { ...part, alone: true } : part;
}

function isControlLine(line: Part[]): boolean {
  const controls = line.filter(part => 'bracket' in part && isControl(part.bracket) && !part.alone);
  const content = line.some(part => ('bracket' in part ? !isControl(part.bracket) : isSeen(part.token)));
  return (
    controls.length > 0 &&
    !content &&
    !line.some(part => 'bracket' in part && part.bracket.kind === 'tag' && part.bracket.name === 'include')
  );
}

/** Leaves a mark at each block, and at each line between breaks, that holds Liquid. */
function marked(parts: Part[]): Part[] {
  const blocks: number[] = [];
  const marks = new Map<number, string>();
  let lineStart = 0;
  let hasBreak = false;
  parts.forEach((part, index) => {
    if ('bracket' in part) {
      for (const block of blocks) marks.set(block, BLOCK);
      if (!part.alone) marks.set(-1 - lineStart, LINE);
      return;
    }
    const { kind, name } = part.token;
    if (name === 'br') hasBreak = true;
    if (name !== '' && !flows(name)) lineStart = index + 1;
    if (kind === 'open' && DISSOLVING.test(name)) blocks.push(index + 1);
    if (kind === 'close' && DISSOLVING.test(name)) blocks.pop();
  });
  if (marks.size === 0) return parts;
  const marked = parts.flatMap((part, index) => [...marksAt(marks, index, hasBreak), part]);
  return marked;
}

function marksAt(marks: Map<number, string>, index: number, hasBreak: boolean): Part[] {
  const found = (marks.get(index) ?? '') + (hasBreak ? (marks.get(-1 - index) ?? '') : '');
  return found === '' ? [] : [literally(found)];
}

function isControl(bracket: Bracket): boolean {
  return bracket.kind === 'comment' || (bracket.kind === 'tag' && bracket.name !== 'caret');
}

function isSeen({ kind, name, source }: HtmlToken): boolean {
  return name === 'img' || (kind === 'text' && !isBlank(source));
}

function isBlank(text: string): boolean {
  return /^(?:\s|&nbsp;)*$/.test(text);
}
