import { useState } from 'preact/hooks';
import type { Folder } from '@/library/entry';
import type { View } from '@/library/workspace';
import { say } from '@/words/say';
import { SelectField } from '../../parts/field';
import { mayHold } from '../acts_at_hand';
import { pathOf } from './branches';
import { NameDialog } from './name_dialog';

interface CreateFolderDialogProps {
  view: View;
  /** Where it shall lie, until the person says otherwise; null is the top of the team's. */
  parent: Folder | null;
  create(parent: Folder | null, name: string): Promise<string | null>;
  close(): void;
}

/** Asks for a new folder's name, and where it shall lie: that decides who sees it. */
export function CreateFolderDialog({ view, parent, create, close }: CreateFolderDialogProps) {
  const [place, setPlace] = useState(parent?.id ?? TOP);
  const places = view.folders.filter(mayHold);
  const options = [
    ...places.map(folder => ({
      value: folder.id,
      label: say('library.place_seen', {
        path: pathOf(folder, view.folders).join(' / '),
        seen: say(`library.seen_${folder.kind}`),
      }),
    })),
    ...(mayHoldAtTop(view) ? [{ value: TOP, label: say('library.top') }] : []),
  ];
  return (
    <NameDialog
      title={say('actions.create_folder')}
      verb={say('library.create_folder')}
      name=""
      named={name => create(places.find(({ id }) => id === place) ?? null, name)}
      close={close}
    >
      <SelectField label={say('library.folder_place')} value={place} options={options} chosen={setPlace} />
    </NameDialog>
  );
}

const TOP = '';

/** Whether this person may make folders at the top of the team's, as the service sees it. */
export function mayHoldAtTop({ account }: View): boolean {
  return account?.teams.some(({ role }) => role !== 'agent') ?? false;
}
