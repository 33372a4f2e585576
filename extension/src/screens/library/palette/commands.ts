import { fold } from '@/library/fold';
import type { View } from '@/library/workspace';
import type { Word } from '@/words/areas';
import { say } from '@/words/say';
import type { IconName } from '../../parts/icon';
import { ACTIONS, type Action, actionName, shownKey } from '../actions';
import { pathOf } from '../folders/branches';
import type { Place } from '../place';
import type { Shared } from '../side_bar';

/** Something that can be done or gone to by its name. */
export interface Command {
  /** The same from visit to visit, so that what was done lately can stand first. */
  id: string;
  name: string;
  /** What else people call it; never shown. */
  also: string;
  /** What kind of thing it is; heads its part of the list. */
  kind: Extract<Word, `library.command_${string}`>;
  icon: IconName;
  /** Its key, as a keyboard has it printed; of a template its shortcut. */
  beside: string;
  run(): void;
}

/** Everything that can be done here and now, but for templates, of which there are too many to list. */
export function commandsAt({ view, place, go, doings }: Shared): Command[] {
  const actions = (Object.keys(ACTIONS) as Action[]).filter(
    action => doings.can(action) && !NOT_HERE.has(action) && (action !== 'save' || isWriting(place)),
  );
  const also = alsoCalled();
  return [
    ...actions.map(
      (action): Command => ({
        id: `action ${action}`,
        name: actionName(action),
        also: also.get(action) ?? '',
        kind:
          ACTIONS[action].group === 'actions.group_around'
            ? 'library.command_screen'
            : 'library.command_action',
        icon: ICONS[action] ?? 'chevron',
        beside: shownKey(ACTIONS[action].key),
        run: () => doings.run(action),
      }),
    ),
    ...foldersOf(view, go),
  ];
}

/** Its key is taken everywhere, lest the browser saves the page; its name stands only where there is something to save. */
function isWriting({ screen, template }: Place): boolean {
  return screen === 'templates' && template !== null;
}

/** Other names of actions: in the catalogue a line each, the action first. */
function alsoCalled(): ReadonlyMap<string, string> {
  const lines = say('actions.also_called').split('\n');
  return new Map(lines.map(line => [line.split(' ')[0] ?? '', line.slice(line.indexOf(' ') + 1)]));
}

/** The pictures that their buttons have. */
const ICONS: Partial<Record<Action, IconName>> = {
  search: 'search',
  filter: 'filter',
  all: 'library',
  favourites: 'star',
  create: 'plus',
  edit: 'pencil',
  duplicate: 'copy',
  select: 'check',
  selectAll: 'check',
  move: 'folder',
  tag: 'tag',
  favour: 'star',
  history: 'clock',
  remove: 'bin',
  undo: 'undo',
  acts: 'undo',
  createFolder: 'folder',
  renameFolder: 'pencil',
  moveFolder: 'folder',
  folderRights: 'key',
  removeFolder: 'bin',
  importPack: 'import',
  exportPack: 'export',
  exportAll: 'export',
  templates: 'library',
  folders: 'menu',
  trash: 'bin',
  restore: 'clock',
  people: 'people',
  practice: 'mail',
  settings: 'gear',
  settle: 'warning',
};

/** What makes no sense from a list of names. */
const NOT_HERE: ReadonlySet<Action> = new Set(['palette', 'next', 'previous', 'leave']);

function foldersOf(view: View, go: Shared['go']): Command[] {
  return view.folders.map(folder => ({
    id: `folder ${folder.id}`,
    name: pathOf(folder, view.folders).join(' / '),
    also: '',
    kind: 'library.command_folder',
    icon: 'folder',
    beside: say(`library.seen_${folder.kind}`),
    run: () => go({ screen: 'templates', folder: folder.id, template: null, query: '' }),
  }));
}

/** Those with every word begun in their names; those whose name itself begins so come first. */
export function fitting(commands: readonly Command[], query: string): Command[] {
  const words = fold(query).split(/\s+/u).filter(Boolean);
  if (words.length === 0) return [];
  const found = commands.flatMap(command => {
    const name = fold(command.name);
    const names = `${name} ${fold(command.also)}`;
    if (!words.every(word => beginsWithin(names, word))) return [];
    return { command, begins: name.startsWith(words[0] ?? '') };
  });
  return found.sort((a, b) => Number(b.begins) - Number(a.begins)).map(({ command }) => command);
}

/** Chinese has no gaps between words, so there a word may begin anywhere. */
function beginsWithin(name: string, word: string): boolean {
  if (/\p{Script=Han}/u.test(word)) return name.includes(word);
  return ` ${name}`.search(new RegExp(`[^\\p{L}\\p{N}]${escaped(word)}`, 'u')) >= 0;
}

const escaped = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
