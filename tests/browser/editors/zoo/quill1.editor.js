import Quill from 'quill1';
import 'quill1/dist/quill.snow.css';
import { show } from './page.js';

show(async here => {
  const quill = new Quill(here, { theme: 'snow', modules: { toolbar: false } });
  return {
    field: () => quill.root,
    value: () => quill.root.innerHTML,
    set(html) {
      quill.setContents(quill.clipboard.convert(html), 'silent');
      quill.history.clear();
    },
  };
});
