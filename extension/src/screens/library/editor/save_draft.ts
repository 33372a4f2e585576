import type { LibraryEntry, Outcome, View, Workspace } from '@/library/workspace';
import { merge, sameTemplate } from '@/sync/merge';
import type { Draft } from './drafts';
import { readiness, whyNotSaved } from './readiness';

/**
 * Puts a draft into the library once it reads well. Where the template changed since the draft was begun, both edits
 * are kept: together where they touch different fields or paragraphs, else the draft as a copy to be settled.
 */
export async function saveDraft(
  workspace: Pick<Workspace, 'save' | 'keepApart'>,
  view: View | null,
  id: string,
  draft: Draft,
): Promise<Outcome> {
  const why = whyNotSaved(readiness(draft.template));
  if (why) return { kind: 'refused', message: why };

  const entry = view?.entries.find(each => each.id === id);
  const merged = entry ? onto(entry, draft) : null;
  if (entry && merged) return workspace.save({ id, folder: entry.folder, template: merged });
  return workspace.keepApart(id, draft);
}

function onto({ folder, template: now }: LibraryEntry, { template, base, seen }: Draft) {
  if (sameTemplate(now, seen)) return template;

  const merged = merge({ folder, template: base }, { folder, template }, { folder, template: now });
  return merged.kind === 'merged' ? merged.wanted.template : null;
}
