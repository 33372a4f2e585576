import { loaded } from './beside.js';
import { show } from './page.js';

show(async here => {
  const CKEDITOR = await loaded('ckeditor4/ckeditor.js', 'CKEDITOR');
  const textarea = document.createElement('textarea');
  here.append(textarea);
  const options = { versionCheck: false, allowedContent: true, removePlugins: 'exportpdf', contentsCss: '' };
  const editor = CKEDITOR.replace(textarea, options);
  await new Promise(ready => editor.on('instanceReady', ready));
  return {
    field: () => editor.editable().$,
    value: () => editor.getData(),
    async set(html) {
      await new Promise(done => editor.setData(html, { callback: done }));
      editor.resetUndo();
    },
  };
});
