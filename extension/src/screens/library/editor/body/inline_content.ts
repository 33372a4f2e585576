import type { Mark, Node, Schema } from '@tiptap/pm/model';
import { piecesOf } from '@/template/pieces';
import { sourceOf } from './liquid_code';

/** One line of text with Liquid in it, as the nodes that it becomes. */
export function inlineContent(code: string, schema: Schema, marks: readonly Mark[] = []): Node[] {
  const { chip } = schema.nodes;
  return piecesOf(code, 'plain').flatMap(({ kind, start, end }) => {
    const part = code.slice(start, end);
    if (kind === 'text' || kind === 'unclosed' || !chip) return schema.text(part, marks);
    return chip.create({ source: sourceOf(part) }, null, marks);
  });
}
