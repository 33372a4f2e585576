import { foldShortcut } from '@/expand/shortcut';
import { type Pack, writePack } from '@/library/pack';
import type { LibraryEntry } from '@/library/workspace';

/** A file to be saved. */
export interface PackFile {
  name: string;
  text: string;
}

/** Templates as pack files: one, or more where a shortcut opens several templates, which no single pack may hold. */
export function packFiles(
  name: string,
  entries: readonly LibraryEntry[],
  team: Record<string, string>,
): PackFile[] {
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

  return packs.map(({ pack }) => ({ name: fileName(pack.name), text: writePack(pack) }));
}

/** Saves a file as any download. */
export function download({ name, text }: PackFile): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/yaml' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

function emptyPack(name: string, team: Record<string, string>): Pack {
  return { name, description: '', language: '', folder: name, values: { ...team }, templates: [] };
}

function fileName(title: string): string {
  const plain = title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
  return `${plain || 'templates'}.yaml`;
}
