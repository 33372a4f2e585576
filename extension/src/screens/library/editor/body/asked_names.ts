import { type DecorationWithType, Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { askedIn, givenName } from './chip_label';

const KEY = new PluginKey<DecorationSet>('askedNames');

/** Tells each chip of an answer what its question is called: whoever rewords the question sees it everywhere. */
export const AskedNames = Extension.create({
  name: 'askedNames',
  addProseMirrorPlugins: () => [
    new Plugin<DecorationSet>({
      key: KEY,
      state: {
        init: (_, { doc }) => answersIn(doc),
        apply: (change, before) => (change.docChanged ? answersIn(change.doc) : before),
      },
      props: { decorations: state => KEY.getState(state) },
    }),
  ],
});

/** The name and the label of the question that a chip answers. */
export function questionOn(
  marks: readonly (Decoration | DecorationWithType)[],
): [string, string] | undefined {
  const spec = marks.find(mark => typeof mark.spec.question === 'string')?.spec;
  return spec && [spec.name, spec.question];
}

function answersIn(doc: Node): DecorationSet {
  const chips: { source: string; pos: number }[] = [];
  doc.descendants((node, pos) => {
    if (node.type.name === 'chip') chips.push({ source: node.attrs.source, pos });
  });
  const asked = askedIn(chips.map(({ source }) => source));
  if (asked.size === 0) return DecorationSet.empty;
  const marks = chips.flatMap(({ source, pos }) => {
    const name = givenName(source);
    const question = name === null ? undefined : asked.get(name);
    return question === undefined ? [] : [Decoration.node(pos, pos + 1, {}, { name, question })];
  });
  return DecorationSet.create(doc, marks);
}
