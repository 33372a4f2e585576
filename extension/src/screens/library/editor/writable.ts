/** A field of the editor that a variable can be put into, and a problem be shown in. */
export interface Writable {
  /** Writes at the caret, as if typed: Ctrl+Z takes it back. */
  insert(text: string): void;
  /** Puts the caret at a line and a column, both from 1. */
  place(line: number, column: number): void;
  /** Writes the whole text anew, as an edit that Ctrl+Z takes back; a field without it is told by its value. */
  rewrite?(text: string): void;
}

/** A plain field of one or more lines. */
export function writableField(field: HTMLInputElement | HTMLTextAreaElement): Writable {
  return {
    insert: text => {
      field.focus();
      document.execCommand('insertText', false, text);
    },
    place: (line, column) => {
      const before = field.value.split('\n').slice(0, line - 1);
      const offset = before.reduce((sum, text) => sum + text.length + 1, 0) + column - 1;
      field.focus();
      field.setSelectionRange(offset, offset);
    },
  };
}
