import type { Filled } from '@/template/render';

/** What a template became, ready to stand in a field. */
export interface Reply {
  /** Sanitised; each caret place stands in it as `CARET`. */
  html: string;
  text: string;
  /** Where the caret stops in `text`, UTF-16 units in reading order; none means behind it. */
  carets: number[];
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
  let clean: string | null = null;
  return {
    /** A field of mere text never asks for it. */
    get html() {
      clean ??= sanitise(filled.html.replaceAll(CARET, '').replace(CARET_MARK, CARET));
      return clean;
    },
    text: filled.text,
    carets: filled.carets,
  };
}

/**
 * A reply with the character that was typed behind its shortcut. White space behind several lines or away from the
 * caret would only be dirt.
 */
export function withEnding(reply: Reply, ending: string): Reply {
  const isSpace = ending.trim() === '';
  if (ending === '' || (isSpace && (reply.carets.length > 0 || reply.text.includes('\n')))) return reply;
  const mark = isSpace ? '&nbsp;' : escaped(ending);
  const html = reply.html.replace(/((?:<\/(?:p|div)>)?)$/, `${mark}$1`);
  return { ...reply, html, text: reply.text + ending };
}

/** A field of one line takes no line feeds; browsers would glue the words together. */
export function fittedTo(field: Element, reply: Reply): Pick<Reply, 'text' | 'carets'> {
  if (field.localName !== 'input') return reply;
  const fold = (text: string) => text.replace(/\s*\n\s*/g, ' ');
  return {
    text: fold(reply.text),
    carets: reply.carets.map(caret => fold(reply.text.slice(0, caret)).length),
  };
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** The caret places of some text, at least one: without a place of its own the caret goes behind everything. */
export function placesIn({ text, carets }: Pick<Reply, 'text' | 'carets'>): CaretPlaces {
  const [first = text.length, ...more] = carets;
  return [caretBehind(text.slice(0, first)), ...more.map(caret => caretBehind(text.slice(0, caret)))];
}

export type CaretPlaces = [CaretPlace, ...CaretPlace[]];

/** The caret place at the end of some text, which is what stands before the caret. */
function caretBehind(text: string): CaretPlace {
  const lines = text.length - text.replace(/\n+$/, '').length;
  return { characters: text.replaceAll('\n', '').length, lines };
}
