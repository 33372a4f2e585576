import { DOMParser as DocumentParser, type Node, type Schema } from '@tiptap/pm/model';
import { heldLiquid } from '@/template/held_liquid';
import { prepareDom } from './prepare_dom';

/** The document that a sanitised body is; loads no picture and runs nothing. */
export function readBody(html: string, schema: Schema): Node {
  return DocumentParser.fromSchema(schema).parse(preparedBody(html));
}

/** The elements of a body, ready for the schema. */
export function preparedBody(html: string): HTMLElement {
  const { body } = new DOMParser().parseFromString(heldLiquid(html), 'text/html');
  prepareDom(body);
  return body;
}
