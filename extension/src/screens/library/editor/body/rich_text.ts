import { Editor } from '@tiptap/core';
import { mergedBody } from '@/sync/blocks';
import type { TemplateProblem } from '@/template/problem';
import { AskedNames } from './asked_names';
import { hearCaret } from './caret_on_screen';
import { Chip } from './chip';
import { chipView } from './chip_view';
import { dressWords } from './dress_words';
import { CONTENT, SCHEMA } from './extensions';
import { fieldProps } from './field_props';
import type { Kept } from './kept';
import { Keys } from './keys';
import { linkTo } from './links';
import { LiquidPairs } from './liquid_pairs';
import { type Begun, LiquidPicking } from './liquid_picking';
import { LiquidTyping } from './liquid_typing';
import type { Look, LookName } from './looks';
import { whenPainted } from './painted';
import { ProblemMarks, showSpots, spotsIn } from './problem_marks';
import { problemSpots } from './problem_spots';
import { readBody } from './read_body';
import { caretOffset, placeAt, placeBehind, placeOn, resume } from './rich_places';
import {
  BROUGHT,
  chipAsText,
  insertPicture,
  insertText,
  replaceWith,
  rewrite,
  setPicture,
  writeBrought,
} from './rich_writing';
import { sameFace } from './same_face';
import type { Waiting } from './still_field';
import { type Standing, standingOf, type Tool, useTool } from './tools';
import { writeBody } from './write_body';

export interface RichTextOptions {
  /** Where the field is put; its name for a screen reader. */
  element: HTMLElement;
  label: string;
  /** Sanitised. */
  html: string;
  sanitise(html: string): string;
  /** Told behind each edit, once what was typed is painted. */
  changed(html: string): void;
  /** Told when what the toolbar shows may be another. */
  stands(standing: Standing): void;
  focused(): void;
  begun(brackets: Begun | null): void;
  /** A key while something is open that wants it first; true keeps it from the text. */
  key(event: KeyboardEvent): boolean;
  /** A chip or a picture that is to be edited. */
  opened(chip: ChosenChip): void;
  pictured(picture: ChosenPicture): void;
  /** Pictures that were pasted or dropped. */
  brought(pictures: readonly File[]): void;
  signal: AbortSignal;
}

/** A chip in the text. */
export interface ChosenChip {
  pos: number;
  source: string;
  element: HTMLElement;
}

/** A picture in the text. */
export interface ChosenPicture {
  pos: number;
  kept: Kept;
  element: HTMLElement;
}

/** Whether the editor can hold a sanitised body without losing anything of it. */
export function canHold(html: string): boolean {
  return sameFace(html, writeBody(readBody(html, SCHEMA)));
}

export type RichText = ReturnType<typeof openRichText>;

/** The editor of one body. What is neither its text nor its selection it is told, or it tells. */
export function openRichText(options: RichTextOptions) {
  const { element, html, sanitise, signal } = options;
  let shown = html;
  let problems: readonly TemplateProblem[] = [];

  const editor = new Editor({
    element,
    injectCSS: false,
    enablePasteRules: false,
    content: readBody(html, SCHEMA).toJSON(),
    extensions: [
      ...CONTENT.map(each => (each === Chip ? Chip.extend({ addNodeView: () => chipView }) : each)),
      Keys.configure({ opened: options.opened }),
      LiquidTyping,
      LiquidPairs,
      AskedNames,
      LiquidPicking.configure({ picker: { begun: options.begun, key: options.key } }),
      ProblemMarks,
    ],
    editorProps: fieldProps(options),
    onFocus: () => options.focused(),
    onBlur: () => later.now(),
    onTransaction: ({ transaction }) => {
      if (transaction.docChanged && !transaction.getMeta(BROUGHT)) later.soon();
      if (transaction.docChanged || transaction.selectionSet || transaction.storedMarksSet) tellStanding();
    },
  });

  const later = whenPainted(() => {
    shown = sanitise(writeBody(editor.state.doc));
    options.changed(shown);
  }, signal);

  let stood = '';
  const tellStanding = () => {
    const standing = standingOf(editor);
    const said = JSON.stringify(standing);
    if (said !== stood) options.stands(standing);
    stood = said;
  };
  tellStanding();
  // A key may save or leave: what was typed before it must be told by then.
  editor.view.dom.addEventListener('keydown', later.now, { capture: true, signal });
  signal.addEventListener('abort', () => editor.destroy());

  const spots = () => problemSpots(editor.state.doc, shown, problems);

  return {
    /** What came from elsewhere; the caret stays where it is, and undo does not take it back. */
    bring: (body: string) => {
      if (body === shown) return;
      // A letter that was typed since it was told last goes together with what comes in.
      const typed = later.isAsked() ? sanitise(writeBody(editor.state.doc)) : null;
      const together = typed === null ? body : (mergedBody(shown, typed, body) ?? typed);
      shown = body;
      writeBrought(editor, together);
    },
    /** The same as an edit of the person's own. */
    rewrite: (body: string) => rewrite(editor, body),
    shows: () => shown,
    /** Tells at once what was written since it was told last. */
    tell: () => later.now(),
    use: (tool: Tool) => useTool(editor, tool),
    /** Gives the selected words, or the next ones, a colour or a size. */
    dress: (look: Look, name: LookName | null) => {
      editor.view.focus();
      dressWords(editor, look, name);
    },
    focus: () => editor.view.focus(),
    insert: (text: string) => insertText(editor, text),
    /** Writes over what stands between a position and the caret. */
    replaceBefore: (from: number, text: string) =>
      replaceWith(editor, from, editor.state.selection.head, text),
    /** Makes a chip say something else; the empty text takes it away. */
    setChip: (pos: number, code: string) => replaceWith(editor, pos, pos + 1, code),
    /** Makes the chip at a position, or else at the caret, text that one can write in; false where there is none. */
    chipAsText: (pos: number | null) => chipAsText(editor, pos),
    placeBehind: (pos: number) => placeBehind(editor, pos),
    /** A picture at the caret. */
    insertPicture: (kept: Kept) => insertPicture(editor, kept),
    /** Gives a picture other attributes; null takes it away. */
    setPicture: (pos: number, kept: Kept | null) => setPicture(editor, pos, kept),
    /** The problem of a chip. */
    problemAt: (pos: number) => spotsIn(editor.state).find(spot => spot.from === pos)?.problem ?? null,
    /** Tells a screen reader which option of an open list is chosen, while the caret stays in the text. */
    pointsAt: (option: string | null) => {
      if (option) editor.view.dom.setAttribute('aria-activedescendant', option);
      else editor.view.dom.removeAttribute('aria-activedescendant');
    },
    showProblems: (found: readonly TemplateProblem[]) => {
      problems = found;
      hearCaret(editor.view);
      showSpots(editor.view, spots());
    },
    /** Puts the caret where a problem of the checked body stands. */
    place: (line: number, column: number) => {
      const problem = { field: 'body', line, column, message: '', suggestion: '' } as const;
      const [spot] = problemSpots(editor.state.doc, shown, [problem]);
      placeOn(editor, spot);
    },
    /** Goes on where a person was before the editor was there. */
    resume: (waiting: Waiting) => resume(editor, waiting),
    link: (address: string | null) => {
      // At once: TipTap's own `focus` waits for a frame, in which a letter may be typed.
      editor.view.focus();
      if (address !== null) linkTo(editor, address);
    },
    /** Where the caret stands in the body's HTML. */
    caretOffset: () => caretOffset(editor),
    /** Puts the caret at an offset of the body's HTML. */
    placeAt: (offset: number) => placeAt(editor, offset),
    coordinates: (pos: number) => editor.view.coordsAtPos(pos),
    editor,
  };
}
