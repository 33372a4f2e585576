import { CompositeDecorator, ContentState, convertFromHTML, Editor, EditorState, RichUtils } from 'draft-js';
import 'draft-js/dist/Draft.css';
import { Component } from 'react';
import { render } from 'react-dom';
import { sentFrom } from './draft_html.js';
import { show } from './page.js';

const links = new CompositeDecorator([
  {
    strategy: (block, found, content) =>
      block.findEntityRanges(at => at.getEntity() && content.getEntity(at.getEntity()).getType() === 'LINK', found),
    component: ({ contentState, entityKey, children }) => (
      <a href={contentState.getEntity(entityKey).getData().url}>{children}</a>
    ),
  },
]);

class Compose extends Component {
  state = { editor: EditorState.createEmpty(links) };
  onChange = editor => this.setState({ editor });

  start(html) {
    const { contentBlocks, entityMap } = convertFromHTML(html);
    const editor = EditorState.createWithContent(ContentState.createFromBlockArray(contentBlocks, entityMap), links);
    return new Promise(drawn => this.setState({ editor, draws: (this.state.draws ?? 0) + 1 }, drawn));
  }

  render() {
    const command = (name, state) => {
      const next = RichUtils.handleKeyCommand(state, name);
      if (next) this.onChange(next);
      return next ? 'handled' : 'not-handled';
    };
    return <Editor key={this.state.draws} editorState={this.state.editor} onChange={this.onChange} handleKeyCommand={command} />;
  }
}

show(async here => {
  const compose = await new Promise(drawn => render(<Compose ref={made => made && drawn(made)} />, here));
  return {
    field: () => here.querySelector('[contenteditable]'),
    value: () => sentFrom(compose.state.editor.getCurrentContent()),
    set: html => compose.start(html),
  };
});
