import { Extension } from '@tiptap/core';
import { NodeSelection } from '@tiptap/pm/state';
import type { ChosenChip } from './rich_text';

/** The keys of the text itself; those of the toolbar's tools are among the actions. */
export const Keys = Extension.create<{ opened(chip: ChosenChip): void }>({
  name: 'keys',
  priority: 500,
  addOptions: () => ({ opened: () => undefined }),
  addKeyboardShortcuts() {
    const { editor, options } = this;
    return {
      Enter: () => openChip(editor.view, options.opened) || editor.commands.splitListItem('listItem'),
      'Shift-Enter': () => editor.commands.insertContent({ type: 'break' }),
      Tab: () =>
        editor.commands.sinkListItem('listItem') ||
        (editor.isActive('table') && editor.commands.goToNextCell()),
      'Shift-Tab': () => {
        if (editor.isActive('listItem')) return editor.commands.liftListItem('listItem');
        return editor.isActive('table') && editor.commands.goToPreviousCell();
      },
    };
  },
});

type View = { state: { selection: unknown }; nodeDOM(pos: number): Node | null };

function openChip(view: View, opened: (chip: ChosenChip) => void): boolean {
  const { selection } = view.state;
  if (!(selection instanceof NodeSelection) || selection.node.type.name !== 'chip') return false;
  const element = view.nodeDOM(selection.from);
  if (element instanceof HTMLElement)
    opened({ pos: selection.from, source: selection.node.attrs.source, element });
  return true;
}
