import { TextSelection } from '@tiptap/pm/state';
import type { EditorProps } from '@tiptap/pm/view';
import { clipboardProps } from './clipboard';
import { SCHEMA } from './extensions';
import type { RichTextOptions } from './rich_text';

/** What the field of a body is called, and what it makes of clicks, pastes and drops. */
export function fieldProps(options: RichTextOptions): EditorProps {
  return {
    ...clipboardProps(SCHEMA, options.sanitise),
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
      return takePictures(options, clipboardData?.files);
    },
    handleDrop: (view, event) => {
      const place = view.posAtCoords({ left: event.clientX, top: event.clientY });
      if (!event.dataTransfer?.files.length || !place) return false;
      event.preventDefault();
      view.dispatch(view.state.tr.setSelection(TextSelection.near(view.state.doc.resolve(place.pos))));
      return takePictures(options, event.dataTransfer.files);
    },
  };
}

function takePictures({ brought }: RichTextOptions, files: FileList | undefined): boolean {
  const pictures = [...(files ?? [])].filter(({ type }) => type.startsWith('image/'));
  if (pictures.length > 0) brought(pictures);
  return pictures.length > 0;
}
