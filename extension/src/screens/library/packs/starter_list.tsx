import { useEffect, useState } from 'preact/hooks';
import type { View } from '@/library/workspace';
import { language, say } from '@/words/say';
import { languageName } from '../language_name';
import { isBrought } from './brought';
import { type ChosenPack, choosePack } from './pack_choice';
import type { StarterPack } from './starter_packs';

interface StarterListProps {
  starters: readonly StarterPack[];
  view: View;
  choose(starter: StarterPack): void;
}

/** Packs in the person's own language first, the fuller one before the other. */
function closeness(chosen: ChosenPack): number {
  if (chosen.kind === 'refused') return -1;
  const speaks = language() === chosen.pack.language.split('-')[0];
  return chosen.pack.templates.length + (speaks ? 10_000 : 0);
}

/** The packs that come with the extension, read one after another as the list is shown. */
export function StarterList({ starters, view, choose }: StarterListProps) {
  const [read, setRead] = useState<ReadonlyMap<StarterPack, ChosenPack>>(new Map());
  useEffect(() => {
    let gone = false;
    void Promise.all(
      starters.map(async starter => [starter, choosePack(starter.name, await starter.read(), [])] as const),
    ).then(all => !gone && setRead(new Map(all.sort(([, a], [, b]) => closeness(b) - closeness(a)))));
    return () => {
      gone = true;
    };
  }, [starters]);

  return (
    <div class="starters">
      {[...read].map(([starter, chosen]) => {
        if (chosen.kind === 'refused') return null;
        const { pack } = chosen;
        const here = isBrought(pack, view.folders);
        return (
          <button key={starter.name} type="button" class="starter" onClick={() => choose(starter)}>
            <strong dir="auto" lang={pack.language || undefined}>
              {pack.name}
            </strong>
            <span dir="auto" lang={pack.language || undefined}>
              {pack.description}
            </span>
            <span class="muted">
              {say('common.templates', { count: pack.templates.length })}
              {pack.language && ` · ${languageName(pack.language)}`}
              {here && ` · ${say('imports.starter_here')}`}
            </span>
          </button>
        );
      })}
    </div>
  );
}
