import type { Workspace } from '@/library/workspace';
import { later } from '../parts/later';
import { reasonWords } from '../parts/reason_words';
import { MoveDialog } from './folders/move_dialog';
import { NameDialog } from './folders/name_dialog';
import { bringPacks } from './packs/bring';
import type { StarterPack } from './packs/starter_packs';
import { KeyPage } from './settings/key_page';
import { DiscardDialog } from './settle/discard_dialog';
import { originalOf } from './settle/ways';
import type { Shared } from './side_bar';

const ImportDialog = later(async () => (await import('./packs/import_dialog')).ImportDialog);
const ResolveDialog = later(async () => (await import('./settle/resolve_dialog')).ResolveDialog);

interface LibraryDialogProps extends Shared {
  workspace: Workspace;
  starters: readonly StarterPack[];
  sanitise(html: string): string;
}

/** The one dialog that is open, if any. */
export function LibraryDialog({ view, go, doings, workspace, starters, sanitise }: LibraryDialogProps) {
  const { asking, ask } = doings;
  const close = () => ask(null);

  switch (asking?.kind) {
    case undefined:
      return null;
    case 'keys':
      return <KeyPage close={close} />;
    case 'move':
      return (
        <MoveDialog
          title={asking.entry.template.title}
          folders={view.folders}
          from={asking.entry.folder}
          move={folder => void doings.move(asking.entry, folder)}
          close={close}
        />
      );
    case 'resolve': {
      // Somebody may write on while it is open: the original is the newest.
      const original = originalOf(asking.kept, view);
      return original ? (
        <ResolveDialog {...{ original, sanitise, close }} kept={asking.kept} settle={doings.settle} />
      ) : null;
    }
    case 'discard':
      return (
        <DiscardDialog kept={asking.kept} discard={() => void doings.remove(asking.kept)} close={close} />
      );
    case 'create folder':
      return (
        <NameDialog
          title="New folder in this browser"
          verb="Create folder"
          name=""
          named={async name => {
            const outcome = await workspace.createFolder(asking.parent, name);
            if (outcome.kind === 'refused') return reasonWords(outcome.reason);
            go({ screen: 'templates', folder: outcome.ids[0] ?? null, template: null });
            return null;
          }}
          close={close}
        />
      );
    case 'rename folder':
      return (
        <NameDialog
          title={`Rename “${asking.folder.name}”`}
          verb="Rename"
          name={asking.folder.name}
          named={async name => {
            const outcome = await workspace.renameFolder(asking.folder.id, name);
            return outcome.kind === 'refused' ? reasonWords(outcome.reason) : null;
          }}
          close={close}
        />
      );
    case 'import':
      return (
        <ImportDialog
          view={view}
          starters={starters}
          first={asking.starter}
          bring={async (packs, folder) => {
            const outcome = await bringPacks(workspace, view, packs, folder);
            if (outcome.kind === 'refused') return reasonWords(outcome.reason);
            go({ screen: 'templates', folder: outcome.folder, template: null, query: '' });
            doings.say({ message: `Imported ${outcome.count} templates.` });
            return null;
          }}
          close={close}
        />
      );
  }
}
