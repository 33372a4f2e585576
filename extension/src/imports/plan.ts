import { foldShortcut } from '@/expand/shortcut';
import type { LibraryEntry } from '@/library/workspace';
import type { Template } from '@/template/template';
import type { Import, Imported } from './import';

/** What a shortcut that is taken meets: a template of the library, or an earlier one of the same file. */
export type Clash =
  | { kind: 'here'; entry: LibraryEntry; mayReplace: boolean }
  | { kind: 'within'; title: string };

export const WAYS = ['both', 'rename', 'replace', 'skip'] as const;
/** Keep both · give the new one a free shortcut · put it in the place of the one that is there · leave it out. */
export type Way = (typeof WAYS)[number];

/** What a person chose, by the place of a template in the import. */
export interface Choices {
  left: ReadonlySet<number>;
  ways: ReadonlyMap<number, Way>;
  /** For every clash that nobody decided. */
  otherwise: Way;
}

export interface Plan {
  adds: { folder: string; templates: Template[] }[];
  replaces: { entry: LibraryEntry; template: Template }[];
  skipped: number;
}

/** Which templates of an import have a shortcut that opens something already. */
export function clashesOf(
  { templates }: Pick<Import, 'templates'>,
  entries: readonly LibraryEntry[],
  mayEdit: (folder: string) => boolean,
): Map<number, Clash> {
  const here = new Map(
    entries.filter(({ copy }) => !copy).map(entry => [foldShortcut(entry.template.shortcut), entry]),
  );
  const within = new Map<string, string>();
  const clashes = new Map<number, Clash>();
  templates.forEach(({ template }, index) => {
    const shortcut = foldShortcut(template.shortcut);
    if (shortcut === '') return;
    const entry = here.get(shortcut);
    const earlier = within.get(shortcut);
    if (entry) clashes.set(index, { kind: 'here', entry, mayReplace: mayEdit(entry.folder) });
    else if (earlier !== undefined) clashes.set(index, { kind: 'within', title: earlier });
    within.set(shortcut, template.title);
  });
  return clashes;
}

/** How a clash ends: what was chosen for it, or for all, as far as that can be done. */
export function wayOf(index: number, clash: Clash, { ways, otherwise }: Choices): Way {
  const way = ways.get(index) ?? otherwise;
  if (way === 'replace' && (clash.kind === 'within' || !clash.mayReplace)) return 'both';
  return way;
}

/** What is written where. Each template of the library is replaced once at most; a second one stays beside it. */
export function planned(
  { templates }: Pick<Import, 'templates'>,
  clashes: ReadonlyMap<number, Clash>,
  choices: Choices,
  entries: readonly LibraryEntry[],
): Plan {
  const taken = new Set([...entries, ...templates].map(({ template }) => foldShortcut(template.shortcut)));
  const adds = new Map<string, Template[]>();
  const replaces: Plan['replaces'] = [];
  const replaced = new Set<string>();
  let skipped = 0;

  templates.forEach((imported, index) => {
    const clash = clashes.get(index);
    const way = clash ? wayOf(index, clash, choices) : 'both';
    if (choices.left.has(index) || way === 'skip') {
      skipped++;
      return;
    }
    if (way === 'replace' && clash?.kind === 'here' && !replaced.has(clash.entry.id)) {
      replaced.add(clash.entry.id);
      replaces.push({ entry: clash.entry, template: imported.template });
      return;
    }
    const { folder, template } = way === 'rename' ? renamed(imported, taken) : imported;
    const list = adds.get(folder);
    if (list) list.push(template);
    else adds.set(folder, [template]);
  });
  return { adds: [...adds].map(([folder, each]) => ({ folder, templates: each })), replaces, skipped };
}

/** `;late` is `;late2`, or the first number behind it that is free. */
function renamed(imported: Imported, taken: Set<string>): Imported {
  const { shortcut } = imported.template;
  for (let count = 2; ; count++) {
    const end = String(count);
    const free = shortcut.slice(0, 64 - end.length) + end;
    if (taken.has(foldShortcut(free))) continue;
    taken.add(foldShortcut(free));
    return { ...imported, template: { ...imported.template, shortcut: free } };
  }
}

/** Whether a person should look at it before it comes. */
export function needsALook({ findings }: Imported): boolean {
  return findings.some(({ level }) => level === 'look');
}
