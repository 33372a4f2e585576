import { show } from './page.js';

show(async here => {
  const field = document.createElement('div');
  field.contentEditable = 'plaintext-only';
  field.style.whiteSpace = 'pre-wrap';
  here.append(field);
  return {
    plain: true,
    field: () => field,
    value: () => field.innerText,
    set(text) {
      field.textContent = text;
    },
  };
});
