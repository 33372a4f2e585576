import type { Outcome, Resolution, Workspace } from '@/library/workspace';
import type { Drafts } from '../editor/drafts';
import type { Notice } from '../notice';
import type { Place } from '../place';
import type { KeptCopy } from './ways';

/** What a person can do with an edit that was not taken; each says what came of it. */
export interface SettleDoings {
  /** Opens both wordings side by side. */
  ask(kept: KeptCopy): void;
  askToDiscard(kept: KeptCopy): void;
  edit(kept: KeptCopy): void;
  /** Where it was meant to be. */
  place(kept: KeptCopy): Promise<void>;
  resolve(kept: KeptCopy, choice: Resolution): Promise<void>;
  keepBoth(kept: KeptCopy): Promise<void>;
  keepPrivate(kept: KeptCopy): Promise<void>;
}

interface Given {
  workspace: Workspace;
  drafts: Drafts | null;
  asks: Pick<SettleDoings, 'ask' | 'askToDiscard'>;
  go(to: Partial<Place>): void;
  say(notice: Notice | null): void;
}

export function settleDoings({ workspace, drafts, asks, go, say }: Given): SettleDoings {
  /** What is being typed into the copy belongs to it. */
  const settled = async (act: () => Promise<Outcome>, message: string) => {
    await drafts?.flush();
    const outcome = await act();
    say({ message: outcome.kind === 'refused' ? outcome.message : message });
    if (outcome.kind === 'done') go({ template: null });
  };

  return {
    ...asks,
    edit: kept => go({ screen: 'templates', folder: null, query: '', template: kept.id }),
    place: kept =>
      settled(() => workspace.keepCopy(kept.id), 'Your wording is in the library and on its way.'),
    resolve: (kept, choice) =>
      settled(() => workspace.resolveCopy(kept.id, choice), 'Settled: the wording is in the library.'),
    keepBoth: kept => settled(() => workspace.keepBoth(kept.id), 'Both are templates of their own now.'),
    keepPrivate: kept => settled(() => workspace.keepPrivate(kept.id), 'Kept as a template of this browser.'),
  };
}
