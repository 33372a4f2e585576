import { BROWSER_FOLDER, type Folder } from '@/library/entry';
import type { Pack } from '@/library/pack';
import type { Reason } from '@/library/reason';
import { type Values, valuesOf } from '@/library/values';
import type { View, Workspace } from '@/library/workspace';

export type Brought =
  | { kind: 'brought'; folder: string; count: number }
  | { kind: 'refused'; reason: Reason };

type Bringing = Pick<Workspace, 'add' | 'createFolder' | 'changeSettings'>;

/**
 * Puts packs into one folder; without one, each into the folder of this browser that it names, made where missing.
 * Their values come along where nobody has set them.
 */
export async function bringPacks(
  workspace: Bringing,
  { folders, settings, team }: Pick<View, 'folders' | 'settings' | 'team'>,
  packs: readonly Pack[],
  folder: string | null,
): Promise<Brought> {
  const known = [...folders];
  let last = folder ?? BROWSER_FOLDER.id;
  let count = 0;

  for (const pack of packs) {
    const found = folder
      ? ({ kind: 'found', id: folder } as const)
      : await folderNamed(workspace, known, pack.folder);
    if (found.kind === 'refused') return found;

    last = found.id;
    const outcome = await workspace.add(
      found.id,
      pack.templates.map(({ template }) => template),
    );
    if (outcome.kind === 'refused') return outcome;
    count += pack.templates.length;
  }
  const values = newValues(packs, valuesOf(settings, team));
  if (Object.keys(values).length > 0) {
    await workspace.changeSettings({ values: { ...settings.values, ...values } });
  }
  return { kind: 'brought', folder: last, count };
}

/** What packs would set and nobody has; of two packs the first one's counts. */
export function newValues(packs: readonly Pack[], known: Values): Record<string, string> {
  const all = packs.toReversed().flatMap(pack => Object.entries(pack.values));
  return Object.fromEntries(all.filter(([name]) => !Object.hasOwn(known, name)));
}

type FolderFound = { kind: 'found'; id: string } | { kind: 'refused'; reason: Reason };

/** The folder at a path such as `Shop/Returns` below this browser; what is missing of it is made. */
async function folderNamed(
  workspace: Pick<Workspace, 'createFolder'>,
  known: Folder[],
  path: string,
): Promise<FolderFound> {
  let parent = BROWSER_FOLDER.id;
  for (const name of namesIn(path)) {
    const existing = folderIn(known, parent, name);
    if (existing) {
      parent = existing.id;
      continue;
    }
    const outcome = await workspace.createFolder(parent, name);
    if (outcome.kind === 'refused') return outcome;
    const id = outcome.ids[0] ?? parent;
    known.push({ id, parent, name, right: 'manage', kind: 'browser' });
    parent = id;
  }
  return { kind: 'found', id: parent };
}

/** Whether the folder that a pack names is in this browser already. */
export function isBrought({ folder }: Pack, folders: readonly Folder[]): boolean {
  let at: Folder | undefined = BROWSER_FOLDER;
  for (const name of namesIn(folder)) at = at && folderIn(folders, at.id, name);
  return at !== undefined;
}

const namesIn = (path: string): string[] => path.split('/').map(part => part.trim());

const folderIn = (folders: readonly Folder[], parent: string, name: string): Folder | undefined =>
  folders.find(folder => folder.parent === parent && folder.name === name);
