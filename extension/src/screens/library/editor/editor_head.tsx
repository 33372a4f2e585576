import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Folder } from '@/library/entry';
import type { Others } from '@/library/presence';
import type { LibraryEntry, View } from '@/library/workspace';
import type { Template } from '@/template/template';
import { say } from '@/words/say';
import { IconButton } from '../../parts/button';
import { Icon } from '../../parts/icon';
import { SpokenState } from '../../parts/state_line';
import { tooltip } from '../actions';
import { newTitle } from '../new_title';
import type { Drafts } from './drafts';
import type { EditorActions } from './editor';
import type { Beyond } from './limits';
import { PresentPeople } from './present_people';
import type { Readiness } from './readiness';
import { savedState, whyStillDraft } from './saved_state';
import type { Asked } from './use_name';

interface EditorHeadProps {
  entry: LibraryEntry;
  folder: Folder | undefined;
  view: View;
  drafts: Drafts;
  template: Template;
  change(part: Partial<Template>): void;
  readOnly: boolean;
  ready: Readiness;
  beyond: readonly Beyond[];
  actions: EditorActions;
  /** Who else has it open. */
  others: Others;
  service: Asked;
}

/** The title, how far the edit has got, and what can be done with the whole template. */
export function EditorHead(props: EditorHeadProps) {
  const { entry, folder, view, drafts, template, change, readOnly, ready, beyond, actions, others, service } =
    props;
  const typing = drafts.waiting(entry.id) !== null;
  const refusal = typing ? (whyStillDraft(ready, beyond) ?? drafts.refusal(entry.id)) : null;

  const title = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    if (template.title === newTitle() && !template.body) title.current?.select();
  }, []);

  return (
    <header class="editor-head">
      <div class="editor-bar">
        <IconButton label={say('template.back')} onClick={actions.close}>
          <Icon name="back" />
        </IconButton>
        {readOnly ? (
          <span />
        ) : (
          <SpokenState {...savedState({ entry, folder, sync: view.sync, typing, refusal })} />
        )}
        <PresentPeople {...{ others, view, service }} />
        <span class="editor-actions">
          <IconButton label={tooltip('duplicate')} onClick={actions.duplicate}>
            <Icon name="copy" />
          </IconButton>
          <IconButton label={tooltip('history')} onClick={actions.history}>
            <Icon name="clock" />
          </IconButton>
          {!readOnly && (
            <>
              <IconButton label={tooltip('move')} onClick={actions.move}>
                <Icon name="folder" />
              </IconButton>
              <IconButton label={tooltip('remove')} onClick={actions.remove}>
                <Icon name="bin" />
              </IconButton>
            </>
          )}
        </span>
      </div>
      <h1>
        <input
          ref={title}
          class="title-input"
          dir="auto"
          lang={template.language || undefined}
          aria-label={say('template.title')}
          placeholder={say('template.title')}
          maxLength={200}
          value={template.title}
          readOnly={readOnly}
          onInput={event => change({ title: event.currentTarget.value })}
        />
      </h1>
    </header>
  );
}
