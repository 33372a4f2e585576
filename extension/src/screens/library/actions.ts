/** Everything a person can do here, with its key: the tooltips and the `?` page are written from this. */
export const ACTIONS = {
  search: { key: '/', name: 'Search templates', group: 'Find' },
  next: { key: 'j', name: 'Next template', group: 'Find' },
  previous: { key: 'k', name: 'Previous template', group: 'Find' },
  all: { key: 'a', name: 'Show all folders', group: 'Find' },
  order: { key: 'o', name: 'Sort by the next column', group: 'Find' },

  create: { key: 'n', name: 'New template', group: 'Templates' },
  edit: { key: 'Enter', name: 'Edit the chosen template', group: 'Templates' },
  duplicate: { key: 'd', name: 'Duplicate', group: 'Templates' },
  move: { key: 'm', name: 'Move to another folder', group: 'Templates' },
  remove: { key: 'Delete', name: 'Delete', group: 'Templates' },
  undo: { key: 'z', name: 'Undo the last delete', group: 'Templates' },

  bold: { key: 'Ctrl+b', name: 'Bold', group: 'Writing' },
  italic: { key: 'Ctrl+i', name: 'Italic', group: 'Writing' },
  underline: { key: 'Ctrl+u', name: 'Underline', group: 'Writing' },
  link: { key: 'Ctrl+k', name: 'Link', group: 'Writing' },
  list: { key: 'Ctrl+Shift+8', name: 'List', group: 'Writing' },
  numbered: { key: 'Ctrl+Shift+7', name: 'Numbered list', group: 'Writing' },
  quote: { key: 'Ctrl+Shift+9', name: 'Quote', group: 'Writing' },
  source: { key: 'Ctrl+Shift+e', name: 'Source: HTML with Liquid', group: 'Writing' },
  variable: { key: 'Ctrl+j', name: 'Insert a variable', group: 'Writing' },
  save: { key: 'Ctrl+s', name: 'Save now', group: 'Writing' },
  leave: { key: 'Escape', name: 'Leave the editor, then the search', group: 'Writing' },

  createFolder: { key: 'f', name: 'New folder in this browser', group: 'Folders and packs' },
  renameFolder: { key: 'F2', name: 'Rename the folder', group: 'Folders and packs' },
  importPack: { key: 'i', name: 'Import a pack', group: 'Folders and packs' },
  exportPack: { key: 'e', name: 'Export what is listed as a pack', group: 'Folders and packs' },
  exportAll: { key: 'Shift+E', name: 'Export everything', group: 'Folders and packs' },

  templates: { key: 't', name: 'Templates', group: 'Around' },
  practice: { key: 'p', name: 'Practice', group: 'Around' },
  settings: { key: ',', name: 'Settings', group: 'Around' },
  settle: { key: 'r', name: 'Edits to settle', group: 'Around' },
  sync: { key: 's', name: 'Sync now', group: 'Around' },
  keys: { key: '?', name: 'Keys', group: 'Around' },
} as const satisfies Record<string, { key: string; name: string; group: string }>;

export type Action = keyof typeof ACTIONS;

/** What a tooltip says: the action and its key. */
export function tooltip(action: Action): string {
  return `${ACTIONS[action].name} (${shownKey(ACTIONS[action].key)})`;
}

/** A key as a keyboard has it printed: `Ctrl+K`, `?`, `N`. */
export function shownKey(key: string): string {
  return key
    .split(/(?<=.)\+/)
    .map(part => (part.length === 1 ? part.toUpperCase() : part))
    .join('+');
}

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'code'>;

/** The action that a pressed key calls for; inside a text field only those with Ctrl, and Escape. */
export function actionOf(pressed: Pressed, writing: boolean): Action | null {
  if (pressed.altKey) return null;

  const key = nameOf(pressed);
  if (writing && !key.startsWith('Ctrl+') && key !== 'Escape') return null;

  const found = Object.entries(ACTIONS).find(([, action]) => action.key === key);
  return found ? (found[0] as Action) : null;
}

/** Shift counts where it makes no other sign, so `?` stays `?` on every keyboard. */
function nameOf(pressed: Pressed): string {
  const digit = /^Digit(\d)$/.exec(pressed.code)?.[1];
  if (pressed.ctrlKey || pressed.metaKey) {
    const shift = pressed.shiftKey ? 'Shift+' : '';
    return `Ctrl+${shift}${shift && digit ? digit : pressed.key.toLowerCase()}`;
  }
  if (!/^\p{Lu}$/u.test(pressed.key)) return pressed.key;
  return pressed.shiftKey ? `Shift+${pressed.key}` : pressed.key.toLowerCase();
}
