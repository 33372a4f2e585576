import type { Import } from '@/imports/import';
import { WAYS, type Way } from '@/imports/plan';
import type { Said } from '@/imports/read';
import { BROWSER_FOLDER, type Folder } from '@/library/entry';
import type { View } from '@/library/workspace';
import { say } from '@/words/say';
import { mayHold } from '../library/acts_at_hand';
import { pathOf } from '../library/folders/branches';
import { folderName } from '../library/folders/folder_name';
import { SelectField } from '../parts/field';
import { EncodingField } from './encoding_field';
import { FormatField } from './format_field';

interface ImportSettingsProps {
  found: Import;
  view: View;
  into: string;
  setInto(folder: string): void;
  clashing: number;
  otherwise: Way;
  decide(way: Way): void;
  again(said: Said): Promise<void>;
}

/** What holds for the whole import: what the file is, where it goes, what happens to shortcuts that are taken. */
export function ImportSettings(props: ImportSettingsProps) {
  const { found, view, into, setInto, clashing, otherwise, decide, again } = props;
  const folders = view.folders.filter(({ right }) => right !== 'use');
  const chosen = folders.find(({ id }) => id === into);
  const ofFolders = chosen && mayHold(chosen) ? 'imports.folders_made' : 'imports.folders_as_tags';
  return (
    <div class="import-settings">
      <FormatField format={found.format} chosen={format => void again({ format })} />
      {found.encoding && (
        <EncodingField
          encoding={found.encoding}
          chosen={encoding => void again({ format: found.format, encoding })}
        />
      )}
      <SelectField
        label={say('imports.into')}
        hint={found.folders.length > 0 ? say(ofFolders) : undefined}
        value={into}
        options={folders.map(folder => ({
          value: folder.id,
          label: placeName(folder, view.folders),
        }))}
        chosen={setInto}
      />
      {clashing > 0 && (
        <SelectField
          label={say('imports.clashes', { count: clashing })}
          value={otherwise}
          options={WAYS.map(way => ({ value: way, label: say(`imports.way_${way}`) }))}
          chosen={value => decide(WAYS.find(way => way === value) ?? 'both')}
        />
      )}
    </div>
  );
}

/** `This browser / Shop`; what everybody has is called in the person's language. */
function placeName(folder: Folder, folders: readonly Folder[]): string {
  const path = pathOf(folder, folders);
  if (folder.kind === 'browser') path[0] = folderName(BROWSER_FOLDER);
  return folder.kind === 'private' ? folderName(folder) : path.join(' / ');
}
