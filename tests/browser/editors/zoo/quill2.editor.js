import Quill from 'quill';
import 'quill/dist/quill.snow.css';
import { show } from './page.js';

show(async here => {
  const quill = new Quill(here, { theme: 'snow', modules: { toolbar: false, table: true } });
  return {
    field: () => quill.root,
    value: () => quill.getSemanticHTML(),
    set(html) {
      quill.setContents(quill.clipboard.convert({ html }), 'silent');
      quill.history.clear();
    },
  };
});
