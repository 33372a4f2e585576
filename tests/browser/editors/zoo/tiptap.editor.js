import { Editor } from '@tiptap/core';
import { Image } from '@tiptap/extension-image';
import { TableKit } from '@tiptap/extension-table';
import { StarterKit } from '@tiptap/starter-kit';
import { EditorState } from '@tiptap/pm/state';
import { show } from './page.js';

show(async here => {
  const editor = new Editor({ element: here, extensions: [StarterKit, Image, TableKit] });
  return {
    field: () => editor.view.dom,
    value: () => editor.getHTML(),
    set(html) {
      editor.commands.setContent(html);
      const { doc, plugins, schema } = editor.state;
      editor.view.updateState(EditorState.create({ doc, plugins, schema }));
    },
  };
});
