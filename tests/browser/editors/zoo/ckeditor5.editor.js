import {
  AutoLink, BlockQuote, Bold, ClassicEditor, Essentials, Heading, Image, ImageInline, Italic, Link, List, Paragraph, PasteFromOffice, Table,
} from 'ckeditor5';
import 'ckeditor5/ckeditor5.css';
import { show } from './page.js';

const plugins = [
  AutoLink, BlockQuote, Bold, Essentials, Heading, Image, ImageInline, Italic, Link, List, Paragraph, PasteFromOffice, Table,
];

show(async here => {
  let editor = null;
  const fresh = async html => {
    await editor?.destroy();
    const place = document.createElement('div');
    here.replaceChildren(place);
    editor = await ClassicEditor.create(place, { licenseKey: 'GPL', plugins, initialData: html });
  };
  await fresh('');
  return { field: () => editor.editing.view.getDomRoot(), value: () => editor.getData(), set: fresh };
});
