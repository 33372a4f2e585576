import type { Folder } from '@/library/entry';
import type { Pack } from '@/library/pack';
import type { Workspace } from '@/library/workspace';

export type Brought =
  | { kind: 'brought'; folder: string; count: number }
  | { kind: 'refused'; message: string };

/** Puts packs into one folder; without one, each into the folder of this browser that it names, made where missing. */
export async function bringPacks(
  workspace: Pick<Workspace, 'add' | 'createFolder'>,
  folders: readonly Folder[],
  packs: readonly Pack[],
  folder: string | null,
): Promise<Brought> {
  const known = [...folders];
  let last = folder ?? 'browser';
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
  return { kind: 'brought', folder: last, count };
}

type FolderFound = { kind: 'found'; id: string } | { kind: 'refused'; message: string };

/** The folder at a path such as `Shop/Returns` below this browser; what is missing of it is made. */
async function folderNamed(
  workspace: Pick<Workspace, 'createFolder'>,
  known: Folder[],
  path: string,
): Promise<FolderFound> {
  let parent = 'browser';
  for (const name of path.split('/').map(part => part.trim())) {
    const existing = known.find(folder => folder.parent === parent && folder.name === name);
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
