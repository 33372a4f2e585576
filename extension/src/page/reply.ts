import type { Filled } from '@/template/render';

/** What a template became, ready to stand in a field. */
export interface Reply {
  /** Sanitised; the first caret place stands in it as `CARET`. */
  html: string;
  text: string;
  /** Where the caret ends up in `text`, UTF-16 units; null means behind it. */
  caret: number | null;
}

/** Where a caret ends up: behind this many characters, and then this many lines further. */
export interface CaretPlace {
  characters: number;
  lines: number;
}

/**
 * Stands for the caret. For private use, and of the ones that the language keeps out of values. (A noncharacter
 * would be apter, but Chromium refuses to load a script that holds one: “It isn't UTF-8 encoded”.)
 */
export const CARET = '\ue01e';

/** A caret place as the language writes it into rich text. */
const CARET_MARK = /<span data-caret(?:="")?><\/span>/g;

export function replyFrom(filled: Filled, sanitise: (html: string) => string): Reply {
  let seen = 0;
  const html = filled.html.replaceAll(CARET, '').replace(CARET_MARK, () => (seen++ === 0 ? CARET : ''));
  return { html: sanitise(html), text: filled.text, caret: filled.carets[0] ?? null };
}

/**
 * A reply with the character that was typed behind its shortcut. White space behind several lines or away from the
 * caret would only be dirt.
 */
export function withEnding(reply: Reply, ending: string): Reply {
  const isSpace = ending.trim() === '';
  if (ending === '' || (isSpace && (reply.caret !== null || reply.text.includes('\n')))) return reply;
  const mark = isSpace ? '&nbsp;' : escaped(ending);
  const html = reply.html.replace(/((?:<\/(?:p|div)>)?)$/, `${mark}$1`);
  return { ...reply, html, text: reply.text + ending };
}

/** A field of one line takes no line feeds; browsers would glue the words together. */
export function fittedTo(field: Element, reply: Reply): Pick<Reply, 'text' | 'caret'> {
  if (field.localName !== 'input') return reply;
  const fold = (text: string) => text.replace(/\s*\n\s*/g, ' ');
  return {
    text: fold(reply.text),
    caret: reply.caret === null ? null : fold(reply.text.slice(0, reply.caret)).length,
  };
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** The caret place at the end of some text, which is what stands before the caret. */
export function caretBehind(text: string): CaretPlace {
  const lines = text.length - text.replace(/\n+$/, '').length;
  return { characters: text.replaceAll('\n', '').length, lines };
}
