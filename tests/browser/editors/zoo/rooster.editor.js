import { createEditor, createModelFromHtml, exportContent } from 'roosterjs';
import { show } from './page.js';

/** As a webmail has it: a line is a `<div>`. */
show(async here => {
  let editor = null;
  const set = html => {
    editor?.dispose();
    const field = document.createElement('div');
    here.replaceChildren(field);
    const lines = html.replaceAll('<p>', '<div>').replaceAll('</p>', '</div>');
    editor = createEditor(field, [], createModelFromHtml(lines));
  };
  set('');
  return { field: () => here.firstElementChild, value: () => exportContent(editor), set };
});
