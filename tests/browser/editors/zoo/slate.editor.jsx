import { createRoot } from 'react-dom/client';
import { createEditor, Editor, Node, Text, Transforms } from 'slate';
import { withHistory } from 'slate-history';
import { Editable, Slate, withReact } from 'slate-react';
import { show } from './page.js';
import { Element, Leaf, modelOf, sentFrom } from './slate_html.jsx';

/** Pasted HTML becomes elements, as Slate's own example of pasting has it; an inline text goes into the line. */
function withHtml(editor) {
  const { insertData, isInline, isVoid } = editor;
  editor.isInline = element => element.type === 'a' || isInline(element);
  editor.isVoid = element => element.type === 'img' || isVoid(element);
  editor.insertData = clipboard => {
    const html = clipboard.getData('text/html');
    if (!html) return insertData(clipboard);
    Transforms.insertFragment(editor, modelOf(html));
  };
  return editor;
}

show(async here => {
  const editor = withHtml(withReact(withHistory(createEditor())));
  const shown = createRoot(here);
  const draw = children => {
    editor.selection = null;
    editor.history = { undos: [], redos: [] };
    shown.render(
      <Slate key={++draws} editor={editor} initialValue={children}>
        <Editable
          data-field=""
          renderElement={props => <Element {...props} />}
          renderLeaf={props => <Leaf {...props} />}
          onKeyDown={event => shortcut(editor, event)}
        />
      </Slate>,
    );
  };
  let draws = 0;
  return {
    field: () => here.querySelector('[data-field]'),
    value: () => editor.children.map(sentFrom).join(''),
    async set(html) {
      draw(modelOf(html));
      await new Promise(drawn => setTimeout(drawn, 50));
    },
  };
});

function shortcut(editor, event) {
  if (!event.ctrlKey || event.key !== 'b') return;
  event.preventDefault();
  const isBold = Editor.marks(editor)?.bold === true;
  if (isBold) Editor.removeMark(editor, 'bold');
  else Editor.addMark(editor, 'bold', true);
}
