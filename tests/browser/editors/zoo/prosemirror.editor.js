import { exampleSetup } from 'prosemirror-example-setup';
import { DOMParser as ModelParser, DOMSerializer, Schema } from 'prosemirror-model';
import { schema as basic } from 'prosemirror-schema-basic';
import { addListNodes } from 'prosemirror-schema-list';
import { EditorState } from 'prosemirror-state';
import { tableEditing, tableNodes } from 'prosemirror-tables';
import { EditorView } from 'prosemirror-view';
import 'prosemirror-view/style/prosemirror.css';
import 'prosemirror-tables/style/tables.css';
import { show } from './page.js';

const tables = tableNodes({ tableGroup: 'block', cellContent: 'block+', cellAttributes: {} });
const schema = new Schema({
  nodes: addListNodes(basic.spec.nodes, 'paragraph block*', 'block').append(tables),
  marks: basic.spec.marks,
});
const plugins = [...exampleSetup({ schema, menuBar: false }), tableEditing()];

show(async here => {
  const view = new EditorView(here, { state: EditorState.create({ schema, plugins }) });
  return {
    field: () => view.dom,
    value() {
      const holder = document.createElement('div');
      holder.append(DOMSerializer.fromSchema(schema).serializeFragment(view.state.doc.content));
      return holder.innerHTML;
    },
    set(html) {
      const body = new DOMParser().parseFromString(html, 'text/html').body;
      view.updateState(EditorState.create({ doc: ModelParser.fromSchema(schema).parse(body), plugins }));
    },
  };
});
