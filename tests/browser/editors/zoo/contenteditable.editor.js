import { show } from './page.js';

show(async here => {
  const field = document.createElement('div');
  field.contentEditable = 'true';
  here.append(field);
  return {
    field: () => field,
    value: () => field.innerHTML,
    set(html) {
      field.innerHTML = html;
    },
  };
});
