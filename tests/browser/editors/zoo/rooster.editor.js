import { createEditor, exportContent, createModelFromHtml, EditPlugin, PastePlugin, ShortcutPlugin, TableEditPlugin } from 'roosterjs';
import { show } from './page.js';

show(async here => {
  let editor = null;
  const fresh = html => {
    editor?.dispose();
    const field = document.createElement('div');
    here.replaceChildren(field);
    const plugins = [new EditPlugin(), new PastePlugin(), new ShortcutPlugin()];
    editor = createEditor(field, plugins, createModelFromHtml(html));
  };
  fresh('');
  return { field: () => here.firstElementChild, value: () => exportContent(editor), set: fresh };
});
