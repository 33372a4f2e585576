import type { LibraryEntry, Outcome, View, Workspace } from '@/library/workspace';
import { merge, sameTemplate } from '@/sync/merge';
import type { Template } from '@/template/template';
import type { Draft } from './drafts';
import { beyondLimits } from './limits';
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
  const entry = view?.entries.find(each => each.id === id);
  // Signed out, or the folder was taken away: as a copy in this browser it need not read well.
  if (!entry) return workspace.keepApart(id, draft);

  const why = whyKeptBack(draft.template);
  if (why) return { kind: 'refused', reason: { code: 'said', words: why } };

  const merged = onto(entry, draft);
  if (merged) return workspace.save({ id, folder: entry.folder, template: merged });
  return workspace.keepApart(id, draft);
}

function onto({ folder, template: now }: LibraryEntry, { template, base, seen }: Draft) {
  if (sameTemplate(now, seen)) return template;

  const merged = merge({ folder, template: base }, { folder, template }, { folder, template: now });
  return merged.kind === 'merged' ? merged.wanted.template : null;
}

/** Why a wording must not reach another keyboard yet; null when it may. */
function whyKeptBack(template: Template): string | null {
  const [beyond] = beyondLimits(template);
  return whyNotSaved(readiness(template)) ?? beyond?.words ?? null;
}
