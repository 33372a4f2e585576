import {
  DOMSerializer,
  DOMParser as DocumentParser,
  type Fragment,
  type Schema,
  type Slice,
} from '@tiptap/pm/model';
import type { EditorProps } from '@tiptap/pm/view';
import { htmlOf } from '@/template/text';
import { cleanPaste } from './clean_paste';
import { preparedBody } from './read_body';
import { writeFragment } from './write_body';

/** What goes out to the clipboard, and what may come in from it. */
export function clipboardProps(schema: Schema, sanitise: (html: string) => string): Partial<EditorProps> {
  return {
    clipboardSerializer: new BodySerializer(schema),
    transformPastedHTML: html => pastedHtml(html, sanitise),
    clipboardTextParser: (text, _context, _plain, { state }) => textSlice(text, state.schema),
  };
}

/** Copies are written as bodies are, so that another program gets the Liquid as text. */
class BodySerializer extends DOMSerializer {
  constructor(schema: Schema) {
    const { nodes, marks } = DOMSerializer.fromSchema(schema);
    super(nodes, marks);
  }

  override serializeFragment(content: Fragment, options?: { document?: Document }) {
    const made = (options?.document ?? document).createDocumentFragment();
    const { body } = new DOMParser().parseFromString(writeFragment(content), 'text/html');
    made.append(...body.childNodes);
    return made;
  }
}

function pastedHtml(html: string, sanitise: (html: string) => string): string {
  // ProseMirror's own mark on what it copied; such a piece keeps its looks, and says how it was cut.
  const cut = /\bdata-pm-slice="([^"<>]*)"/.exec(html)?.[1];
  const clean = cut === undefined ? sanitise(cleanPaste(html)) : sanitise(html);
  const body = preparedBody(clean.replace(NO_PICTURE, ''));
  for (const line of body.querySelectorAll(':scope > [data-line]')) line.removeAttribute('data-line');
  if (cut !== undefined) body.firstElementChild?.setAttribute('data-pm-slice', cut);
  return body.innerHTML;
}

/** What the sanitiser left of a picture from where none may come. */
const NO_PICTURE = /<img(?![^<>]*\ssrc=)[^<>]*>/g;

/** Lines stay lines: one alone is text in the midst of a line, a blank one parts paragraphs. */
function textSlice(text: string, schema: Schema): Slice {
  const body = preparedBody(htmlOf(text.replace(/\r\n?/g, '\n')));
  return DocumentParser.fromSchema(schema).parseSlice(body, { preserveWhitespace: true });
}
