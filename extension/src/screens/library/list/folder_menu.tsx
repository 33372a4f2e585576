import { useState } from 'preact/hooks';
import { say } from '@/words/say';
import { Icon } from '../../parts/icon';
import { Keys } from '../../parts/keys';
import { Menu, MenuItem } from '../../parts/menu';
import { ACTIONS, type Action, actionName, shownKey } from '../actions';
import type { Doings } from '../use_doings';

const OFFERED: readonly Action[] = [
  'createFolder',
  'renameFolder',
  'moveFolder',
  'folderRights',
  'removeFolder',
  'importPack',
  'exportPack',
  'exportAll',
];

/** What can be done with the folder that is listed, and with all of the list. */
export function FolderMenu({ doings }: { doings: Doings }) {
  const [open, opened] = useState(false);
  const label = say('library.more');
  return (
    <Menu label={label} looks="quiet icon" open={open} opened={opened} button={<Icon name="more" />}>
      {OFFERED.filter(action => doings.can(action)).map(action => (
        <MenuItem
          key={action}
          chosen={() => {
            opened(false);
            doings.run(action);
          }}
        >
          <span class="menu-words">{actionName(action)}</span>
          <Keys of={shownKey(ACTIONS[action].key)} />
        </MenuItem>
      ))}
    </Menu>
  );
}
