import { loaded } from './beside.js';

/** TinyMCE as a product sets it up, out of a folder that stands beside the page. */
export async function tinymceIn(here, folder, options) {
  const tinymce = await loaded(`${folder}/tinymce.min.js`, 'tinymce');
  const target = document.createElement(options.inline ? 'div' : 'textarea');
  here.append(target);
  const [editor] = await tinymce.init({
    target,
    plugins: 'lists link table image',
    menubar: false,
    license_key: 'gpl',
    promotion: false,
    ...options,
  });
  return {
    field: () => editor.getBody(),
    value: () => editor.getContent(),
    set(html) {
      editor.setContent(html);
      editor.undoManager.clear();
      editor.undoManager.add();
    },
  };
}
