import DOMPurify from 'dompurify';
import Squire from 'squire-rte';
import { show } from './page.js';

/** As a mail client sets it up: what comes in is purified first. */
const options = {
  blockTag: 'DIV',
  sanitizeToDOMFragment: html => {
    const fragment = DOMPurify.sanitize(html, { RETURN_DOM_FRAGMENT: true, FORCE_BODY: false });
    return fragment ? document.importNode(fragment, true) : document.createDocumentFragment();
  },
};

show(async here => {
  let editor = null;
  const fresh = () => {
    editor?.destroy();
    const field = document.createElement('div');
    here.replaceChildren(field);
    editor = new Squire(field, options);
  };
  fresh();
  return {
    field: () => editor.getRoot(),
    value: () => editor.getHTML(),
    set(html) {
      fresh();
      editor.setHTML(html.replaceAll('<p>', '<div>').replaceAll('</p>', '</div>'));
    },
  };
});
