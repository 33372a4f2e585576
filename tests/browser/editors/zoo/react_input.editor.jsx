import { show } from './page.js';
import { controlled } from './react.jsx';

show(async here => {
  const editor = controlled(here, 'input');
  await editor.set('');
  return editor;
});
