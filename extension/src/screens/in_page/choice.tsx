import { useState } from 'preact/hooks';
import type { Found } from '@/library/entry';
import type { ShelvedEntry } from '@/library/shelf';
import { say } from '@/words/say';
import { Keys } from '../parts/keys';
import { Logo } from '../parts/logo';
import { Said } from '../parts/said';
import { isComposing } from './composing';
import { type Preview, usePreview } from './preview';
import { Reply } from './reply';
import { Results, rowId } from './results';
import { rowAfter } from './search';

interface ChoiceListProps {
  shortcut: string;
  entries: ShelvedEntry[];
  preview: Preview;
  sanitise: (html: string) => string;
  chosen: (entry: ShelvedEntry) => void;
  cancelled: () => void;
}

/** One shortcut, several templates: a person says which. A digit takes that row at once. */
export function ChoiceList({ shortcut, entries, preview, sanitise, chosen, cancelled }: ChoiceListProps) {
  const [index, point] = useState(0);
  const rendering = usePreview(
    entries[index]?.id,
    async id => entries.find(entry => entry.id === id) ?? null,
    preview,
  );
  const choose = (at: number) => {
    const entry = entries[at];
    if (entry) chosen(entry);
  };

  const pressed = (event: KeyboardEvent) => {
    if (isComposing(event)) return;
    const row = rowAfter(event, index, entries.length);
    if (event.key === 'Escape') cancelled();
    else if (event.key === 'Enter') choose(index);
    else if (/^[1-9]$/.test(event.key)) choose(Number(event.key) - 1);
    else if (row !== null) point(row);
    else return;
    event.preventDefault();
  };

  const typed = (
    <span class="shortcut" inert>
      {shortcut}
    </span>
  );
  return (
    <section class="palette choice-list">
      <header class="palette-head">
        <Logo />
        <h1 class="box-title" aria-label={say('in_page.opens_several', { count: entries.length, shortcut })}>
          <Said word="in_page.opens_several" values={{ count: entries.length, shortcut: typed }} />
        </h1>
        <Keys of="Escape" />
      </header>
      <div class="palette-list">
        <Results
          label={say('in_page.opened_by', { shortcut })}
          rows={entries.map(rowOf)}
          index={index}
          point={point}
          chosen={choose}
          keys={{ pressed, active: rowId(index) }}
        />
      </div>
      {rendering && <Reply {...{ rendering, sanitise }} language={entries[index]?.template.language ?? ''} />}
      <footer class="palette-foot">
        <span class="palette-note">{say('in_page.another_shortcut')}</span>
        <span class="palette-key">
          {say('in_page.insert')} <Keys of="Enter" />
        </span>
      </footer>
    </section>
  );
}

function rowOf({ id, template, folder_name }: ShelvedEntry): Found {
  const { title, language, tags } = template;
  return { id, title, shortcut: '', language, tags, folder_name, marks: [], favourite: false };
}
