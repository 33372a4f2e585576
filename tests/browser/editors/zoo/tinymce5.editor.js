import { show } from './page.js';
import { tinymceIn } from './tinymce.js';

show(here => tinymceIn(here, 'tinymce5', {}));
