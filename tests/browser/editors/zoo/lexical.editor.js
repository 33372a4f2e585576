import { createEmptyHistoryState, registerHistory } from '@lexical/history';
import { $generateHtmlFromNodes, $generateNodesFromDOM } from '@lexical/html';
import { AutoLinkNode, LinkNode } from '@lexical/link';
import { ListItemNode, ListNode, registerList } from '@lexical/list';
import { HeadingNode, QuoteNode, registerRichText } from '@lexical/rich-text';
import { registerTablePlugin, registerTableSelectionObserver, TableCellNode, TableNode, TableRowNode } from '@lexical/table';
import { $getRoot, $insertNodes, createEditor } from 'lexical';
import { ImageNode } from './lexical_image.js';
import { show } from './page.js';

const nodes = [HeadingNode, QuoteNode, ListNode, ListItemNode, LinkNode, AutoLinkNode, TableNode, TableRowNode, TableCellNode, ImageNode];

show(async here => {
  const field = document.createElement('div');
  field.contentEditable = 'true';
  field.style.whiteSpace = 'pre-wrap';
  here.append(field);

  const history = createEmptyHistoryState();
  const editor = createEditor({ namespace: 'zoo', nodes, onError: error => { throw error; } });
  editor.setRootElement(field);
  registerRichText(editor);
  registerHistory(editor, history, 300);
  registerList(editor);
  registerTablePlugin(editor);
  registerTableSelectionObserver(editor);

  return {
    field: () => field,
    value: () => editor.getEditorState().read(() => $generateHtmlFromNodes(editor, null), { editor }),
    set(html) {
      editor.update(
        () => {
          const parsed = new DOMParser().parseFromString(html, 'text/html');
          $getRoot().clear().select();
          $insertNodes($generateNodesFromDOM(editor, parsed));
        },
        { discrete: true, tag: 'history-merge' },
      );
      history.undoStack.length = 0;
      history.redoStack.length = 0;
      history.current = { editor, editorState: editor.getEditorState() };
    },
  };
});
