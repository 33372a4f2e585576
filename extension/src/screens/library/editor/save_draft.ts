import type { Outcome, Rewording, View, Workspace } from '@/library/workspace';
import type { Template } from '@/template/template';
import { beyondLimits } from './limits';
import { readiness, whyNotSaved } from './readiness';

/** Puts a draft into the library once it reads well. */
export async function saveDraft(
  workspace: Pick<Workspace, 'reword'>,
  view: View | null,
  id: string,
  draft: Rewording,
): Promise<Outcome> {
  // Signed out, or the folder was taken away: as a copy in this browser it need not read well.
  const isHere = view?.entries.some(each => each.id === id);
  const why = isHere ? whyKeptBack(draft.template) : null;
  if (why) return { kind: 'refused', reason: { code: 'said', words: why } };
  return workspace.reword(id, draft);
}

/** Why a wording must not reach another keyboard yet; null when it may. */
function whyKeptBack(template: Template): string | null {
  const [beyond] = beyondLimits(template);
  return whyNotSaved(readiness(template)) ?? beyond?.words ?? null;
}
