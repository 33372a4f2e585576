import type { Word } from '@/words/areas';
import { say } from '@/words/say';

interface Described {
  key: string;
  /** Does the same; not shown. */
  also?: string;
  name: Word;
  group: Group;
  /** What its tooltip and the `?` page say, where the name leaves something open. */
  means?: Word;
}

type Group = Extract<Word, `actions.group_${string}`>;

/** Everything a person can do here, with its key: tooltips, the command palette and the `?` page are written from this. */
export const ACTIONS = {
  palette: { key: 'Ctrl+k', name: 'actions.palette', group: 'actions.group_find' },
  search: { key: '/', name: 'actions.search', group: 'actions.group_find' },
  filter: { key: 'Shift+F', name: 'actions.filter', group: 'actions.group_find' },
  next: { key: 'j', name: 'actions.next', group: 'actions.group_find' },
  previous: { key: 'k', name: 'actions.previous', group: 'actions.group_find' },
  all: { key: 'a', name: 'actions.all', group: 'actions.group_find' },
  favourites: { key: 'Shift+B', name: 'actions.favourites', group: 'actions.group_find' },
  order: { key: 'o', name: 'actions.order', group: 'actions.group_find' },

  create: { key: 'n', name: 'actions.create', group: 'actions.group_templates' },
  edit: { key: 'Enter', name: 'actions.edit', group: 'actions.group_templates' },
  duplicate: { key: 'd', name: 'actions.duplicate', group: 'actions.group_templates' },
  select: { key: 'x', name: 'actions.select', group: 'actions.group_templates' },
  selectAll: { key: 'Ctrl+a', name: 'actions.select_all', group: 'actions.group_templates' },
  move: { key: 'm', name: 'actions.move', group: 'actions.group_templates' },
  tag: { key: 'l', name: 'actions.tag', group: 'actions.group_templates' },
  favour: { key: 'Ctrl+d', also: 'b', name: 'actions.favour', group: 'actions.group_templates' },
  history: { key: 'h', name: 'actions.history', group: 'actions.group_templates' },
  remove: { key: 'Delete', name: 'actions.remove', group: 'actions.group_templates' },
  undo: { key: 'Ctrl+z', also: 'z', name: 'actions.undo', group: 'actions.group_templates' },
  redo: { key: 'Ctrl+Shift+z', also: 'Ctrl+y', name: 'actions.redo', group: 'actions.group_templates' },
  acts: { key: 'u', name: 'actions.acts', group: 'actions.group_templates' },

  bold: { key: 'Ctrl+b', name: 'actions.bold', group: 'actions.group_writing' },
  italic: { key: 'Ctrl+i', name: 'actions.italic', group: 'actions.group_writing' },
  underline: { key: 'Ctrl+u', name: 'actions.underline', group: 'actions.group_writing' },
  link: { key: 'Ctrl+k', name: 'actions.link', group: 'actions.group_writing', means: 'actions.link_means' },
  list: { key: 'Ctrl+Shift+8', name: 'actions.list', group: 'actions.group_writing' },
  numbered: { key: 'Ctrl+Shift+7', name: 'actions.numbered', group: 'actions.group_writing' },
  quote: { key: 'Ctrl+Shift+9', name: 'actions.quote', group: 'actions.group_writing' },
  source: { key: 'Ctrl+Shift+e', name: 'actions.source', group: 'actions.group_writing' },
  liquid: { key: 'Ctrl+Shift+l', name: 'actions.liquid', group: 'actions.group_writing' },
  fix: { key: 'Ctrl+.', name: 'actions.fix', group: 'actions.group_writing' },
  variable: { key: 'Ctrl+j', name: 'actions.variable', group: 'actions.group_writing' },
  save: { key: 'Ctrl+s', name: 'actions.save', group: 'actions.group_writing' },
  leave: { key: 'Escape', name: 'actions.leave', group: 'actions.group_writing' },

  createFolder: { key: 'f', name: 'actions.create_folder', group: 'actions.group_folders' },
  renameFolder: { key: 'F2', name: 'actions.rename_folder', group: 'actions.group_folders' },
  moveFolder: { key: 'Shift+M', name: 'actions.move_folder', group: 'actions.group_folders' },
  folderRights: { key: 'Shift+A', name: 'actions.folder_rights', group: 'actions.group_folders' },
  removeFolder: { key: 'Shift+D', name: 'actions.remove_folder', group: 'actions.group_folders' },
  importPack: { key: 'i', name: 'actions.import', group: 'actions.group_folders' },
  exportPack: { key: 'e', name: 'actions.export', group: 'actions.group_folders' },
  exportAll: { key: 'Shift+E', name: 'actions.export_all', group: 'actions.group_folders' },

  templates: { key: 't', name: 'actions.templates', group: 'actions.group_around' },
  folders: { key: '[', name: 'actions.folders', group: 'actions.group_around' },
  trash: { key: 'Shift+T', name: 'actions.trash', group: 'actions.group_around' },
  restore: { key: 'Shift+R', name: 'actions.restore', group: 'actions.group_around' },
  people: { key: 'Shift+P', name: 'actions.people', group: 'actions.group_around' },
  practice: { key: 'p', name: 'actions.practice', group: 'actions.group_around' },
  settings: { key: ',', name: 'actions.settings', group: 'actions.group_around' },
  settle: { key: 'r', name: 'actions.settle', group: 'actions.group_around' },
  sync: { key: 's', name: 'actions.sync', group: 'actions.group_around' },
  keys: { key: '?', name: 'actions.keys', group: 'actions.group_around' },
} as const satisfies Record<string, Described>;

export type Action = keyof typeof ACTIONS;

const ALL = Object.entries(ACTIONS) as [Action, Described][];

/** As a button or a menu calls it. */
export function actionName(action: Action): string {
  return say(ACTIONS[action].name);
}

/** What a button is called: the action and its key. */
export function tooltip(action: Action): string {
  return say('actions.with_key', { action: actionName(action), key: shownKey(ACTIONS[action].key) });
}

/** The action as it is explained; for most, its name says it. */
export function actionMeans(action: Action): string {
  const { means, name }: Described = ACTIONS[action];
  return say(means ?? name);
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
  if (writing && (!(key.startsWith('Ctrl+') || key === 'Escape') || A_FIELDS_OWN.has(key))) return null;

  return ALL.find(([, action]) => action.key === key || action.also === key)?.[0] ?? null;
}

/** The same in the body of a template, where Ctrl+K is a link. */
export function writingActionOf(pressed: Pressed): Action | null {
  if (pressed.altKey) return null;
  const key = nameOf(pressed);
  return (
    ALL.find(([, action]) => action.group === 'actions.group_writing' && action.key === key)?.[0] ?? null
  );
}

/** What these do in a text field, its writer wants done. */
const A_FIELDS_OWN = new Set(['Ctrl+a', 'Ctrl+z', 'Ctrl+Shift+z', 'Ctrl+y']);

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
