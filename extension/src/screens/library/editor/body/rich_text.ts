import { Editor } from '@tiptap/core';
import { closeHistory } from '@tiptap/pm/history';
import { type EditorState, NodeSelection, TextSelection } from '@tiptap/pm/state';
import { mergedBody } from '@/sync/blocks';
import type { TemplateProblem } from '@/template/problem';
import { htmlOf } from '@/template/text';
import { AskedNames } from './asked_names';
import { caretOnScreen, hearCaret } from './caret_on_screen';
import { Chip } from './chip';
import { chipView } from './chip_view';
import { clipboardProps } from './clipboard';
import { dressWords } from './dress_words';
import { CONTENT, SCHEMA } from './extensions';
import { inlineContent } from './inline_content';
import type { Kept } from './kept';
import { Keys } from './keys';
import { linkTo } from './links';
import { codeOf } from './liquid_code';
import { LiquidPairs } from './liquid_pairs';
import { type Begun, LiquidPicking } from './liquid_picking';
import { LiquidTyping } from './liquid_typing';
import type { Look, LookName } from './looks';
import { whenPainted } from './painted';
import { ProblemMarks, showSpots, spotsIn } from './problem_marks';
import { problemSpots } from './problem_spots';
import { readBody } from './read_body';
import { sameFace } from './same_face';
import type { Waiting } from './still_field';
import { type Standing, standingOf, type Tool, useTool } from './tools';
import { writeBody, writtenPlaces } from './write_body';

interface RichTextOptions {
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
    editorProps: {
      ...clipboardProps(SCHEMA, sanitise),
      attributes: {
        class: 'body-field',
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': options.label,
        dir: 'auto',
      },
      handleDOMEvents: {
        // ProseMirror would swallow it; where no list is open, the screen leaves the editor by it.
        keydown: (_view, event) => event.key === 'Escape' && !event.isComposing && !options.key(event),
      },
      handleClickOn: (view, _pos, node, pos, _event, direct) => {
        const element = view.nodeDOM(pos);
        if (!direct || !(element instanceof HTMLElement)) return false;
        if (node.type.name === 'chip') options.opened({ pos, source: node.attrs.source, element });
        if (node.type.name === 'image') options.pictured({ pos, kept: node.attrs.kept ?? {}, element });
        return false;
      },
      handlePaste: (_view, { clipboardData }) => {
        // A web page's or a document's clipboard has a picture of the text, too.
        if (clipboardData?.types.includes('text/html')) return false;
        return takePictures(clipboardData?.files);
      },
      handleDrop: (view, event) => {
        const place = view.posAtCoords({ left: event.clientX, top: event.clientY });
        if (!event.dataTransfer?.files.length || !place) return false;
        event.preventDefault();
        view.dispatch(view.state.tr.setSelection(TextSelection.near(view.state.doc.resolve(place.pos))));
        return takePictures(event.dataTransfer.files);
      },
    },
    onFocus: () => options.focused(),
    onBlur: () => later.now(),
    onTransaction: ({ transaction }) => {
      if (transaction.docChanged && !transaction.getMeta(BROUGHT)) later.soon();
      if (transaction.docChanged || transaction.selectionSet || transaction.storedMarksSet) tellStanding();
    },
  });

  const takePictures = (files: FileList | undefined): boolean => {
    const pictures = [...(files ?? [])].filter(({ type }) => type.startsWith('image/'));
    if (pictures.length > 0) options.brought(pictures);
    return pictures.length > 0;
  };

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
      replaceDifference(editor, together, false);
    },
    /** The same as an edit of the person's own. */
    rewrite: (body: string) => replaceDifference(editor, body, true),
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
    insert: (text: string) => {
      const { from, to, $from } = editor.state.selection;
      const content = inlineContent(text, editor.schema, $from.marks());
      editor.view.focus();
      editor.view.dispatch(editor.state.tr.replaceWith(from, to, content).scrollIntoView());
    },
    /** Writes over what stands between a position and the caret. */
    replaceBefore: (from: number, text: string) =>
      replaceWith(editor, from, editor.state.selection.head, text),
    /** Makes a chip say something else; the empty text takes it away. */
    setChip: (pos: number, code: string) => replaceWith(editor, pos, pos + 1, code),
    /** Makes the chip at a position, or else at the caret, text that one can write in; false where there is none. */
    chipAsText: (pos: number | null): boolean => {
      const at = pos ?? chipAtCaret(editor.state);
      const chip = at === null ? null : editor.state.doc.nodeAt(at);
      if (at === null || chip?.type.name !== 'chip') return false;
      const text = codeOf(chip.attrs.source);
      const { tr, schema } = editor.state;
      tr.replaceWith(at, at + 1, schema.text(text, chip.marks));
      const caret = at + text.trimEnd().length - (/\s[}%]\}$/.test(text) ? 3 : 2);
      editor.view.dispatch(tr.setSelection(TextSelection.create(tr.doc, Math.max(at + 1, caret))));
      editor.view.focus();
      return true;
    },
    placeBehind: (pos: number) => {
      const { doc, tr } = editor.state;
      editor.view.dispatch(
        tr.setSelection(TextSelection.near(doc.resolve(Math.min(pos + 1, doc.content.size)))),
      );
      editor.view.focus();
    },
    /** A picture at the caret. */
    insertPicture: (kept: Kept) => {
      const picture = editor.schema.nodes.image?.create({ kept });
      if (picture) editor.view.dispatch(editor.state.tr.replaceSelectionWith(picture).scrollIntoView());
      editor.view.focus();
    },
    /** Gives a picture other attributes; null takes it away. */
    setPicture: (pos: number, kept: Kept | null) => {
      const { tr } = editor.state;
      editor.view.dispatch(kept ? tr.setNodeAttribute(pos, 'kept', kept) : tr.delete(pos, pos + 1));
      editor.view.focus();
    },
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
      const { doc, tr } = editor.state;
      const isChip = spot && doc.nodeAt(spot.from)?.type.name === 'chip';
      if (spot && isChip) tr.setSelection(NodeSelection.create(doc, spot.from));
      else tr.setSelection(TextSelection.near(doc.resolve(spot?.from ?? 0)));
      editor.view.dispatch(tr.scrollIntoView());
      editor.view.focus();
    },
    /** Goes on where a person was before the editor was there. */
    resume: ({ hasFocus, click, typed }: Waiting) => {
      if (!hasFocus) return;
      const clicked = click && editor.view.posAtCoords(click);
      const pos = clicked?.pos ?? editor.state.doc.content.size;
      editor.view.dispatch(
        editor.state.tr.setSelection(TextSelection.near(editor.state.doc.resolve(pos), -1)),
      );
      editor.view.focus();
      if (typed) editor.commands.insertContent(htmlOf(typed));
    },
    link: (address: string | null) => {
      // At once: TipTap's own `focus` waits for a frame, in which a letter may be typed.
      editor.view.focus();
      if (address !== null) linkTo(editor, address);
    },
    /** Where the caret stands in the body's HTML. */
    caretOffset: () => {
      const { places } = writtenPlaces(editor.state.doc);
      const head = caretOnScreen(editor.view) ?? editor.state.selection.head;
      const place = places.findLast(({ pos }) => pos <= head);
      return place ? Math.min(place.to, place.from + head - place.pos) : 0;
    },
    /** Puts the caret at an offset of the body's HTML. */
    placeAt: (offset: number) => {
      const { places } = writtenPlaces(editor.state.doc);
      const place = places.findLast(({ from }) => from <= offset);
      const pos = place ? place.pos + (place.isChip ? 1 : Math.min(offset, place.to) - place.from) : 0;
      const { doc, tr } = editor.state;
      const $pos = doc.resolve(Math.min(pos, doc.content.size));
      editor.view.dispatch(tr.setSelection(TextSelection.near($pos)).scrollIntoView());
      editor.view.focus();
    },
    coordinates: (pos: number) => editor.view.coordsAtPos(pos),
    editor,
  };
}

const BROUGHT = 'brought';

function replaceWith(editor: Editor, from: number, to: number, text: string): void {
  const marks = editor.state.doc.nodeAt(from)?.marks ?? [];
  const content = inlineContent(text, editor.schema, marks);
  // A step of its own: undo takes back what was picked, not what was typed before.
  const tr = closeHistory(editor.state.tr);
  tr.replaceWith(from, to, content);
  const end = from + content.reduce((size, node) => size + node.nodeSize, 0);
  editor.view.dispatch(tr.setSelection(TextSelection.create(tr.doc, end)).scrollIntoView());
  editor.view.focus();
}

/** The chip that is chosen, or that the caret stands behind or before. */
function chipAtCaret({ selection }: EditorState): number | null {
  if (selection instanceof NodeSelection) return selection.from;
  const { $head } = selection;
  if ($head.nodeBefore?.type.name === 'chip') return $head.pos - 1;
  return $head.nodeAfter?.type.name === 'chip' ? $head.pos : null;
}

/** Writes only what differs, so that the caret and all else stay where they are. */
function replaceDifference(editor: Editor, html: string, isOwn: boolean): void {
  hearCaret(editor.view);
  const { doc, tr } = editor.state;
  const next = readBody(html, editor.schema);
  const start = doc.content.findDiffStart(next.content);
  const end = doc.content.findDiffEnd(next.content);
  if (start === null || end === null) return;

  // Where letters repeat, the two ends may overlap.
  const overlap = Math.max(0, start - Math.min(end.a, end.b));
  tr.replace(start, end.a + overlap, next.slice(start, end.b + overlap));
  if (isOwn) closeHistory(tr);
  else tr.setMeta('addToHistory', false).setMeta(BROUGHT, true);
  editor.view.dispatch(tr);
}
