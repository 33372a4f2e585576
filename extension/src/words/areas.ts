import type common from './en/common.json';
import type editor from './en/editor.json';
import type template from './en/template.json';

/** The catalogue by area: `en/<area>.json`, and the same keys in every other language. A new area is a line here. */
export interface Areas {
  common: typeof common;
  editor: typeof editor;
  template: typeof template;
}

/** A message's name: its area, a full stop, and its key in there. */
export type Word = { [Area in keyof Areas]: `${Area}.${keyof Areas[Area] & string}` }[keyof Areas];
