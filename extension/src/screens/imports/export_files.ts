import { foldShortcut } from '@/expand/shortcut';
import { writeCsv, writeJson } from '@/imports/write';
import type { Folder } from '@/library/entry';
import { type Pack, writePack } from '@/library/pack';
import { valuesOf } from '@/library/values';
import type { LibraryEntry, View } from '@/library/workspace';
import { pathOf } from '../library/folders/branches';

/** A file to be saved. */
export interface ExportFile {
  name: string;
  text: string;
  type: string;
}

export const EXPORTS = ['pack', 'csv', 'json'] as const;
export type Exporting = (typeof EXPORTS)[number];

/** Templates as files of one kind; what they are called after `name`. */
export function exportFiles(
  kind: Exporting,
  name: string,
  entries: readonly LibraryEntry[],
  { settings, team, folders }: Pick<View, 'settings' | 'team' | 'folders'>,
): ExportFile[] {
  const values = valuesOf(settings, team);
  if (kind === 'pack') return packFiles(name, entries, values);
  const leaving = entries.map(({ id, folder, template }) => ({
    id,
    folder: pathFrom(folder, folders),
    template,
  }));
  if (kind === 'csv') return [{ name: fileName(name, 'csv'), text: writeCsv(leaving), type: 'text/csv' }];
  return [{ name: fileName(name, 'json'), text: writeJson(leaving, values), type: 'application/json' }];
}

/** Without this browser itself, so that it comes back to the same place. */
function pathFrom(id: string, folders: readonly Folder[]): string {
  const folder = folders.find(each => each.id === id);
  if (!folder || folder.id === 'browser') return '';
  const path = pathOf(folder, folders).map(each => each.replaceAll('/', '-'));
  return (folder.kind === 'browser' ? path.slice(1) : path).join('/');
}

/** Templates as pack files: one, or more where a shortcut opens several templates, which no single pack may hold. */
export function packFiles(
  name: string,
  entries: readonly LibraryEntry[],
  team: Record<string, string>,
): ExportFile[] {
  const packs: { taken: Set<string>; pack: Pack }[] = [];

  for (const { id, template } of entries) {
    const shortcut = foldShortcut(template.shortcut);
    let home = packs.find(({ taken }) => !shortcut || !taken.has(shortcut));
    if (!home) {
      const title = packs.length === 0 ? name : `${name} ${packs.length + 1}`;
      home = { taken: new Set(), pack: emptyPack(title, team) };
      packs.push(home);
    }
    home.taken.add(shortcut);
    home.pack.templates.push({ id, template });
  }

  return packs.map(({ pack }) => ({
    name: fileName(pack.name, 'yaml'),
    text: writePack(pack),
    type: 'application/yaml',
  }));
}

/** Saves a file as any download. */
export function download({ name, text, type }: ExportFile): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

function emptyPack(name: string, team: Record<string, string>): Pack {
  return { name, description: '', language: '', folder: name, values: { ...team }, templates: [] };
}

function fileName(title: string, ending: string): string {
  const plain = title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
  return `${plain || 'templates'}.${ending}`;
}
