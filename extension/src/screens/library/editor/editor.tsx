import { useEffect, useMemo } from 'preact/hooks';
import { BROWSER_FOLDER } from '@/library/entry';
import type { LibraryEntry, View, Workspace } from '@/library/workspace';
import type { Template } from '@/template/template';
import { say } from '@/words/say';
import { folderToWriteIn } from '../folders/folder_to_write_in';
import type { SettleDoings } from '../settle/settle_doings';
import { ConflictNote } from './conflict_note';
import type { Drafts } from './drafts';
import { EditorHead } from './editor_head';
import { beyondLimits } from './limits';
import { NewsNote } from './news_note';
import { Preview } from './preview';
import { PropertyFields } from './property_fields';
import { ReadOnlyNote } from './read_only_note';
import { readiness } from './readiness';
import { type Menu, TemplateText } from './template_text';
import { useKeepImage } from './use_keep_image';
import { useLooked } from './use_looked';
import { usePresence } from './use_presence';
import { restFor, useRested } from './use_rested';
import { useTemplate } from './use_template';
import { useVariants } from './use_variants';
import { VariantBar } from './variant_bar';
import { VariantPane } from './variant_pane';

/** What a person can do with the template that is open. */
export interface EditorActions {
  duplicate(): void;
  move(): void;
  remove(): void;
  history(): void;
  close(): void;
  open(id: string): void;
  /** Puts a language variant beside it; null the preview. */
  beside(id: string | null): void;
}

interface EditorProps {
  entry: LibraryEntry;
  view: View;
  drafts: Drafts;
  workspace: Pick<Workspace, 'changeSettings' | 'save' | 'presence' | 'service' | 'files'>;
  actions: EditorActions;
  settle: SettleDoings;
  sanitise(html: string): string;
  now: Date;
  /** Where what a person has looked at outlives the page. */
  notes: Storage;
  /** The variant that stands beside. */
  beside: string | null;
  menu: Menu;
}

/** One template: what it says, how it will read, and what is wrong with it. Saves by itself. */
export function Editor(props: EditorProps) {
  const { entry, view, drafts, workspace, actions, settle, sanitise, now, menu } = props;
  const { template, change, news, readNews } = useTemplate(entry, drafts);
  const { others, writes } = usePresence(entry, view, workspace.presence);
  const folder = view.folders.find(each => each.id === entry.folder);
  const readOnly = folder?.right === 'use';
  const rested = useRested(template, restFor(template.body));
  const ready = useMemo(() => readiness(rested), [rested]);
  const beyond = useMemo(() => beyondLimits(template), [template]);
  const keepImage = useKeepImage(folder, view.account, workspace.service);
  const group = useVariants(entry, template, view);
  const looked = useLooked(props.notes);
  const beside = group.variants.find(each => each.id === props.beside && each.id !== entry.id);
  const place = folderToWriteIn(view.folders, entry.folder);
  const copied = view.folders.find(each => each.id === place) ?? BROWSER_FOLDER;
  useEffect(() => () => void drafts.flush(), [drafts]);
  const type = (part: Partial<Template>) => {
    writes();
    change(part);
  };

  return (
    <article
      class={beside ? 'editor with-variant' : 'editor'}
      aria-label={template.title || say('template.untitled')}
    >
      <EditorHead
        {...{ entry, folder, view, drafts, template, readOnly, ready, beyond, actions, others }}
        service={workspace.service}
        change={type}
      />
      {readOnly && <ReadOnlyNote folder={folder} into={copied} duplicate={actions.duplicate} />}
      <NewsNote {...{ news, view }} service={workspace.service} read={readNews} />
      <ConflictNote {...{ entry, view, settle }} />
      <PropertyFields
        {...{ entry, view, template, readOnly, ready, beyond }}
        change={type}
        open={actions.open}
        move={actions.move}
      />
      <VariantBar
        {...{ entry, template, group, drafts, workspace, readOnly, looked }}
        entries={view.entries}
        beside={beside?.id ?? null}
        showBeside={actions.beside}
      />
      <div class="editor-panes">
        <TemplateText
          {...{ template, readOnly, view, sanitise, now, menu }}
          change={type}
          problems={ready.problems}
          files={workspace.files}
          keepImage={keepImage}
        />
        {beside ? (
          <VariantPane
            key={beside.id}
            {...{ group, view, drafts, workspace, sanitise, now, readOnly, looked }}
            entry={beside}
            openAlone={() => actions.open(beside.id)}
            close={() => actions.beside(null)}
          />
        ) : (
          <Preview
            {...{ template, view, now, sanitise }}
            changeSettings={change => void workspace.changeSettings(change)}
          />
        )}
      </div>
    </article>
  );
}
