import { show } from './page.js';
import { plainField } from './plain.js';

show(async here => {
  here.innerHTML = '<textarea rows="12" cols="80"></textarea>';
  return plainField(here.firstElementChild);
});
