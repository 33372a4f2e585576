import { show } from './page.js';
import { plainField } from './plain.js';

show(async here => {
  here.innerHTML = '<input size="80">';
  return plainField(here.firstElementChild);
});
