import type { Workspace } from '@/library/workspace';
import { say } from '@/words/say';
import { later } from '../parts/later';
import { mayHold } from './acts_at_hand';
import { ActsDialog } from './acts_dialog';
import { CreateFolderDialog } from './folders/create_folder_dialog';
import { MoveDialog } from './folders/move_dialog';
import { NameDialog } from './folders/name_dialog';
import { RemoveFolderDialog } from './folders/remove_folder_dialog';
import { TagDialog } from './list/tag_dialog';
import { CommandPalette } from './palette/command_palette';
import { foldersWithin } from './rows';
import { KeyPage } from './settings/key_page';
import { DiscardDialog } from './settle/discard_dialog';
import { originalOf } from './settle/ways';
import type { Shared } from './side_bar';

const ExportDialog = later(async () => (await import('../imports/export_dialog')).ExportDialog);
const ResolveDialog = later(async () => (await import('./settle/resolve_dialog')).ResolveDialog);

interface LibraryDialogProps extends Shared {
  workspace: Workspace;
  notes: Storage;
  sanitise(html: string): string;
}

/** The one dialog that is open, if any. */
export function LibraryDialog(props: LibraryDialogProps) {
  const { view, doings, sanitise } = props;
  const { asking, ask } = doings;
  const close = () => ask(null);

  switch (asking?.kind) {
    case undefined:
      return null;
    case 'keys':
      return <KeyPage close={close} />;
    case 'palette':
      return <CommandPalette {...props} close={close} />;
    case 'acts':
      return <ActsDialog past={doings.past} close={close} />;
    case 'export':
      return <ExportDialog {...{ view, doings, close }} {...asking} />;
    case 'move':
    case 'tag':
      return <TemplatesDialog {...props} asking={asking} close={close} />;
    case 'create folder':
    case 'rename folder':
    case 'move folder':
    case 'remove folder':
      return <FolderDialog {...props} asking={asking} close={close} />;
    case 'resolve': {
      // Somebody may write on while it is open: the original is the newest.
      const original = originalOf(asking.kept, view);
      return original ? (
        <ResolveDialog {...{ original, sanitise, close }} kept={asking.kept} settle={doings.settle} />
      ) : null;
    }
    case 'discard':
      return (
        <DiscardDialog
          kept={asking.kept}
          discard={() => void doings.templates.remove([asking.kept])}
          close={close}
        />
      );
  }
}

type Asked<Kind> = Extract<NonNullable<Shared['doings']['asking']>, { kind: Kind }>;

interface TemplatesDialogProps extends Shared {
  asking: Asked<'move' | 'tag'>;
  close(): void;
}

function TemplatesDialog({ view, doings, asking: { kind, entries }, close }: TemplatesDialogProps) {
  if (kind === 'tag') {
    const tag = (change: Parameters<typeof doings.templates.tag>[1]) =>
      void doings.templates.tag(entries, change);
    return <TagDialog {...{ entries, tag, close }} all={view.entries} />;
  }
  const title = entries[0]?.template.title || say('library.untitled');
  return (
    <MoveDialog
      title={say('library.move_title', { count: entries.length, title })}
      folders={view.folders}
      fits={folder => folder.right !== 'use' && entries.some(entry => entry.folder !== folder.id)}
      move={folder => void doings.templates.move(entries, folder.id)}
      close={close}
    />
  );
}

interface FolderDialogProps extends Shared {
  asking: Asked<'create folder' | 'rename folder' | 'move folder' | 'remove folder'>;
  close(): void;
}

function FolderDialog({ view, doings, asking, close }: FolderDialogProps) {
  const { folders } = doings;
  if (asking.kind === 'create folder') {
    return <CreateFolderDialog {...{ view, close }} parent={asking.parent} create={folders.create} />;
  }
  const { folder } = asking;
  if (asking.kind === 'rename folder') {
    return (
      <NameDialog
        title={say('library.rename_title', { name: folder.name })}
        verb={say('library.rename')}
        name={folder.name}
        named={async typed => {
          await folders.rename(folder, typed);
          return null;
        }}
        close={close}
      />
    );
  }
  if (asking.kind === 'remove folder') {
    return (
      <RemoveFolderDialog {...{ folder, view, close }} remove={count => void folders.remove(folder, count)} />
    );
  }
  const below = foldersWithin(folder.id, view.folders);
  const isTop = folder.parent === null || folder.parent === 'browser';
  return (
    <MoveDialog
      title={say('library.move_title', { count: 1, title: folder.name })}
      folders={view.folders}
      fits={({ id, kind, team, ...to }) =>
        kind === folder.kind &&
        team === folder.team &&
        mayHold({ id, kind, ...to }) &&
        !below.has(id) &&
        id !== folder.parent
      }
      top={folder.kind === 'team' && !isTop ? () => void folders.move(folder, null) : undefined}
      move={to => void folders.move(folder, to)}
      close={close}
    />
  );
}
