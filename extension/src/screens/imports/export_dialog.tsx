import { useState } from 'preact/hooks';
import { attachmentsOf } from '@/library/attachments';
import type { LibraryEntry, View } from '@/library/workspace';
import { htmlTokens } from '@/template/markup';
import { say } from '@/words/say';
import { Dialog } from '../library/dialog';
import type { Doings } from '../library/use_doings';
import { Button } from '../parts/button';
import { SelectField } from '../parts/field';
import { download, EXPORTS, type Exporting, exportFiles } from './export_files';

interface ExportDialogProps {
  view: View;
  doings: Pick<Doings, 'say'>;
  /** What the file is called after. */
  name: string;
  entries: readonly LibraryEntry[];
  close(): void;
}

/** Moving out: the same templates as a pack, a table or JSON. */
export function ExportDialog({ view, doings, name, entries, close }: ExportDialogProps) {
  const [kind, setKind] = useState<Exporting>('pack');
  const attached = entries.reduce((sum, { template }) => sum + attachmentsOf(template).length, 0);
  const pictures = picturesIn(entries);
  const save = () => {
    const files = exportFiles(kind, name, entries, view);
    for (const file of files) download(file);
    const [message, count] =
      files.length === 1
        ? (['library.exported', entries.length] as const)
        : (['library.exported_as_packs', files.length] as const);
    doings.say({ message: say(message, { count }) });
    close();
  };
  return (
    <Dialog title={say('imports.export_title', { count: entries.length })} close={close}>
      <SelectField
        label={say('imports.export_as')}
        value={kind}
        options={EXPORTS.map(each => ({ value: each, label: say(`imports.export_${each}`) }))}
        chosen={value => setKind(EXPORTS.find(each => each === value) ?? 'pack')}
      />
      <p class="muted">{say('imports.export_note')}</p>
      {attached > 0 && (
        <p class={kind === 'csv' ? 'export-left' : 'muted'} role="status">
          {say(kind === 'csv' ? 'imports.export_files_left' : 'imports.export_files_named', {
            count: attached,
          })}
        </p>
      )}
      {pictures > 0 && (
        <p class="muted" role="status">
          {say('imports.export_pictures', { count: pictures })}
        </p>
      )}
      <footer>
        <Button onClick={close}>{say('common.cancel')}</Button>
        <Button weight="primary" onClick={save}>
          {say('imports.export_save')}
        </Button>
      </footer>
    </Dialog>
  );
}

/** How many different ones are shown in bodies. */
function picturesIn(entries: readonly LibraryEntry[]): number {
  const shown = entries.flatMap(({ template }) =>
    htmlTokens(template.body)
      .filter(({ kind, name }) => kind === 'open' && name === 'img')
      .map(({ source }) => /\ssrc\s*=\s*["']?([^"'\s>]+)/i.exec(source)?.[1]),
  );
  return new Set(shown.filter(Boolean)).size;
}
