import type { Answered, Service } from '@/library/service';
import type { LibraryEntry, View, Workspace } from '@/library/workspace';
import type { Template } from '@/template/template';

/** One version in the line of time. */
export interface Version {
  /** In the address: the revision, for this browser's own its number, or `now`. */
  name: string;
  title: string;
  /** ISO 8601. */
  saved_at: string;
  author: Author;
  /** The folder that it lay in; null where only this browser knows. */
  folder: string | null;
}

export type Author =
  | { kind: 'you' }
  | { kind: 'named'; name: string }
  | { kind: 'gone' }
  | { kind: 'unsaid' };

/** The past of one template, wherever it is kept. */
export interface Past {
  /** Newest first, the one that stands at the head; `before` is `next` of the page before. */
  versions(before: string | null): Promise<Answered<{ versions: Version[]; next: string | null }>>;
  words(name: string): Promise<Answered<Template>>;
}

export const NOW = 'now';

export function pastOf(workspace: Workspace, view: View, entry: LibraryEntry): Past {
  const home = homeIn(view, entry.id);
  return home ? sharedPast(workspace.service, view, entry, home) : ownPast(workspace, entry);
}

interface Home {
  team: string;
  id: string;
}

/** The team of a shared template and its id there; nothing for this browser's own. */
export function homeIn(view: View, id: string): Home | null {
  for (const team of view.account?.teams ?? []) {
    if (id.startsWith(`${team.id}.`)) return { team: team.id, id: id.slice(team.id.length + 1) };
  }
  return null;
}

interface ToldVersion {
  revision: number;
  title: string;
  folder: string;
  saved_at: string;
  saved_by: string | null;
  author: string;
}

function sharedPast(service: Service, view: View, entry: LibraryEntry, { team, id }: Home): Past {
  const path = `/v1/teams/${team}/templates/${id}/versions`;
  const known = new Map<string, Answered<Template>>();
  return {
    versions: async before => {
      const asked = before === null ? path : `${path}?before=${before}`;
      const answer = await service.ask<{ versions: ToldVersion[]; next: number | null }>('GET', asked);
      if (answer.kind !== 'told') return answer;
      const told = answer.value.versions.map(each => versionOf(each, view));
      const unsent = before === null && entry.waiting ? [standing(entry, { kind: 'you' })] : [];
      const next = answer.value.next === null ? null : String(answer.value.next);
      return { kind: 'told', value: { versions: [...unsent, ...told], next } };
    },
    words: async name => {
      if (name === NOW) return { kind: 'told', value: entry.template };
      const before = known.get(name);
      if (before) return before;
      const answer = await service.ask<{ template: Template }>('GET', `${path}/${name}`);
      if (answer.kind !== 'told') return answer;
      const words: Answered<Template> = { kind: 'told', value: answer.value.template };
      known.set(name, words);
      return words;
    },
  };
}

function versionOf(told: ToldVersion, view: View): Version {
  const { revision, title, folder, saved_at } = told;
  return { name: String(revision), title, folder, saved_at, author: authorOf(told, view) };
}

function authorOf({ saved_by, author }: ToldVersion, view: View): Author {
  if (saved_by !== null && saved_by === view.account?.id) return { kind: 'you' };
  return author ? { kind: 'named', name: author } : { kind: 'gone' };
}

function ownPast({ past }: Workspace, entry: LibraryEntry): Past {
  return {
    versions: async () => {
      const states = await past.states(entry.id);
      const versions = states.map(
        ({ n, template, saved_at }): Version => ({
          name: String(n),
          title: template.title,
          saved_at,
          author: { kind: 'unsaid' },
          folder: null,
        }),
      );
      return {
        kind: 'told',
        value: { versions: [standing(entry, { kind: 'unsaid' }), ...versions], next: null },
      };
    },
    words: async name => {
      if (name === NOW) return { kind: 'told', value: entry.template };
      const state = (await past.states(entry.id)).find(each => String(each.n) === name);
      return state ? { kind: 'told', value: state.template } : { kind: 'unreachable' };
    },
  };
}

/** As it is here now, though nobody else has it yet. */
function standing(entry: LibraryEntry, author: Author): Version {
  return { name: NOW, title: entry.template.title, saved_at: entry.changed_at, author, folder: null };
}
