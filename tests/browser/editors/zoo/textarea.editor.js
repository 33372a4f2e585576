import { show } from './page.js';

show(async here => {
  here.innerHTML = '<textarea rows="12" cols="80"></textarea>';
  return plain(here.firstElementChild);
});

/** A fresh field each time, since a field's history cannot be emptied. */
function plain(first) {
  let field = first;
  return {
    plain: true,
    field: () => field,
    value: () => field.value,
    set(text) {
      const fresh = field.cloneNode();
      fresh.value = text;
      field.replaceWith(fresh);
      field = fresh;
    },
  };
}
