import { useState } from 'preact/hooks';
import { FORMATS } from '@/imports/import';
import type { View } from '@/library/workspace';
import { say } from '@/words/say';
import { StarterList } from '../library/packs/starter_list';
import type { StarterPack } from '../library/packs/starter_packs';
import { Button } from '../parts/button';
import { TextArea } from '../parts/field';
import { Icon } from '../parts/icon';
import { formatName } from './format_field';
import type { Chosen } from './underway';

interface ChooseFileProps {
  view: View;
  starters: readonly StarterPack[];
  choose(chosen: Chosen[]): void;
  take(starter: StarterPack): void;
}

/** Three ways to begin: a file, cells of a spreadsheet, a pack that came along. */
export function ChooseFile({ view, starters, choose, take }: ChooseFileProps) {
  return (
    <>
      <p class="lead">{say('imports.lead')}</p>
      <FileDrop choose={choose} />
      <PastedCells choose={choose} />
      <h2>{say('imports.starters')}</h2>
      <StarterList {...{ starters, view }} choose={take} />
    </>
  );
}

const TAKEN = '.yaml,.yml,.json,.csv,.tsv,.txt,.textexpander,.plist,.xml,.zip';

function FileDrop({ choose }: Pick<ChooseFileProps, 'choose'>) {
  const [over, setOver] = useState(false);
  const take = (files: FileList | null | undefined) => {
    if (files?.length) choose([...files].map(fromFile));
  };
  return (
    <label
      class={over ? 'file-drop over' : 'file-drop'}
      onDragOver={event => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={event => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer?.files);
      }}
    >
      <Icon name="folder" size={24} />
      <strong>{say('imports.choose')}</strong>
      <span class="muted">{say('imports.choose_hint')}</span>
      <input
        type="file"
        multiple
        accept={TAKEN}
        aria-label={say('imports.choose')}
        onChange={event => take(event.currentTarget.files)}
      />
      <span class="products">{FORMATS.map(formatName).join(' · ')}</span>
    </label>
  );
}

function PastedCells({ choose }: Pick<ChooseFileProps, 'choose'>) {
  const [cells, setCells] = useState('');
  const name = say('imports.pasted');
  return (
    <details class="card pasted-cells">
      <summary>{say('imports.paste')}</summary>
      <TextArea
        label={say('imports.paste_cells')}
        hint={say('imports.paste_hint')}
        value={cells}
        typed={setCells}
        rows={5}
      />
      <Button
        weight="primary"
        disabled={cells.trim() === ''}
        onClick={() => choose([{ name, bytes: async () => new TextEncoder().encode(cells) }])}
      >
        {say('imports.paste_read')}
      </Button>
    </details>
  );
}

function fromFile(file: File): Chosen {
  return { name: file.name, bytes: async () => new Uint8Array(await file.arrayBuffer()) };
}
