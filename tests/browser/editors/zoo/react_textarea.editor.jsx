import { show } from './page.js';
import { controlled } from './react.jsx';

show(async here => {
  const editor = controlled(here, 'textarea');
  await editor.set('');
  return editor;
});
