import type { Outcome, Resolution, Workspace } from '@/library/workspace';
import type { Word } from '@/words/areas';
import { say as spoken } from '@/words/say';
import { reasonWords } from '../../parts/reason_words';
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
  const settled = async (act: () => Promise<Outcome>, done: Word) => {
    await drafts?.flush();
    const outcome = await act();
    say({ message: outcome.kind === 'refused' ? reasonWords(outcome.reason) : spoken(done) });
    if (outcome.kind === 'done') go({ template: null });
  };

  return {
    ...asks,
    edit: kept => go({ screen: 'templates', folder: null, query: '', template: kept.id }),
    place: kept => settled(() => workspace.keepCopy(kept.id), 'settle.placed'),
    resolve: (kept, choice) => settled(() => workspace.resolveCopy(kept.id, choice), 'settle.settled'),
    keepBoth: kept => settled(() => workspace.keepBoth(kept.id), 'settle.kept_both'),
    keepPrivate: kept => settled(() => workspace.keepPrivate(kept.id), 'settle.kept_here'),
  };
}
