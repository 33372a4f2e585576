import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';

/** Brackets that were opened and not closed yet, or an emoji's name, right before the caret. */
export interface Begun {
  /** `{{`, `{%` or `:`. */
  opener: string;
  /** What was typed behind it. */
  query: string;
  /** The position of the opener. */
  from: number;
}

interface Picker {
  /** Told whenever brackets are begun, typed on, or left. */
  begun(brackets: Begun | null): void;
  /** The keys of an open list; true keeps one from the text. */
  key(event: KeyboardEvent): boolean;
}

/** Watches for `{{`, `{%` and `:name`, so that a list can offer what may follow. */
export const LiquidPicking = Extension.create<{ picker: Picker | null }>({
  name: 'liquidPicking',
  priority: 2000,
  addOptions: () => ({ picker: null }),
  addProseMirrorPlugins() {
    const { picker } = this.options;
    if (!picker) return [];
    let last: string | null = null;
    return [
      new Plugin({
        view: () => ({
          update: (view, before) => {
            const typed = !before.doc.eq(view.state.doc);
            const found = begunAt(view);
            // An old opener that the caret passes by offers nothing; one that is being typed does.
            if (last === null && !typed) return;
            const said = found && JSON.stringify(found);
            if (said !== last) picker.begun(found);
            last = said;
          },
        }),
        props: { handleKeyDown: (_view, event) => picker.key(event) },
      }),
    ];
  },
});

function begunAt(view: EditorView): Begun | null {
  const { empty, $head } = view.state.selection;
  if (!empty || !$head.parent.isTextblock || !view.hasFocus()) return null;

  const before = $head.parent.textBetween(0, $head.parentOffset, undefined, '\ufffc');
  const isCode = $head.parent.type.name === 'preformatted';
  const found = BRACKETS.exec(before) ?? (isCode ? null : EMOJI.exec(before));
  if (!found) return null;
  const [whole, opener = '', query = ''] = found;
  return { opener, query: query.trim(), from: $head.pos - whole.length };
}

const BRACKETS = /(\{[{%])([^{}%\ufffc]*)$/;
/** Behind a blank, or a clock would offer some; one Chinese letter says as much as two others. */
const EMOJI = /(?<![^\s\ufffc])(:)(\p{Script=Han}\p{L}*|\p{L}{2,})$/u;
