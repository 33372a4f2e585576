import { useMemo, useState } from 'preact/hooks';
import type { VariantGroup } from '@/library/variants';
import type { LibraryEntry, View, Workspace } from '@/library/workspace';
import type { Template } from '@/template/template';
import { say } from '@/words/say';
import { Button, IconButton } from '../../parts/button';
import { Icon } from '../../parts/icon';
import { SpokenState } from '../../parts/state_line';
import { languageName } from '../language_name';
import type { Drafts } from './drafts';
import { beyondLimits } from './limits';
import { NewsNote } from './news_note';
import { PresentPeople } from './present_people';
import { readiness } from './readiness';
import { savedState, whyStillDraft } from './saved_state';
import { TemplateText } from './template_text';
import { useKeepImage } from './use_keep_image';
import type { Looked } from './use_looked';
import { usePresence } from './use_presence';
import { restFor, useRested } from './use_rested';
import { useTemplate } from './use_template';

interface VariantPaneProps {
  entry: LibraryEntry;
  group: VariantGroup;
  view: View;
  drafts: Drafts;
  workspace: Pick<Workspace, 'presence' | 'service' | 'files'>;
  sanitise(html: string): string;
  now: Date;
  readOnly: boolean;
  looked: Looked;
  openAlone(): void;
  close(): void;
}

/** Another language of the template, written beside it. */
export function VariantPane(props: VariantPaneProps) {
  const { entry, group, view, drafts, workspace, sanitise, now, readOnly, openAlone, close } = props;
  const { looked } = props;
  const { source } = group;
  const { template, change, news, readNews } = useTemplate(entry, drafts);
  const { others, writes } = usePresence(entry, view, workspace.presence);
  const type = (part: Partial<Template>) => {
    writes();
    change(part);
  };
  const [menuOpen, openMenu] = useState(false);
  const rested = useRested(template, restFor(template.body));
  const ready = useMemo(() => readiness(rested), [rested]);
  const beyond = useMemo(() => beyondLimits(template), [template]);
  const folder = view.folders.find(each => each.id === entry.folder);
  const name = languageName(template.language);
  const typing = drafts.waiting(entry.id) !== null;
  const keepImage = useKeepImage(folder, view.account, workspace.service);
  const refusal = typing ? (whyStillDraft(ready, beyond) ?? drafts.refusal(entry.id)) : null;

  return (
    <section class="variant-pane" aria-label={name}>
      <header>
        <h2>{name}</h2>
        {!readOnly && <SpokenState {...savedState({ entry, folder, sync: view.sync, typing, refusal })} />}
        <PresentPeople {...{ others, view }} service={workspace.service} />
        <IconButton label={say('template.variant_open')} onClick={openAlone}>
          <Icon name="library" />
        </IconButton>
        <IconButton label={say('common.close')} onClick={close}>
          <Icon name="close" />
        </IconButton>
      </header>
      {source && looked.isBehind(entry, source) && (
        <p class="note warn">
          <span>
            {say('template.variant_behind_why', { source: languageName(source.template.language) })}
          </span>
          {!source.waiting && (
            <Button onClick={() => looked.saysTheSame(entry, source)}>{say('template.variant_same')}</Button>
          )}
        </p>
      )}
      <NewsNote {...{ news, view }} service={workspace.service} read={readNews} />
      <input
        class="plain-input variant-title"
        dir="auto"
        lang={template.language || undefined}
        aria-label={say('template.title')}
        maxLength={200}
        value={template.title}
        readOnly={readOnly}
        onInput={event => type({ title: event.currentTarget.value })}
      />
      <TemplateText
        {...{ template, readOnly, view, sanitise, now }}
        change={type}
        problems={ready.problems}
        menu={{ open: menuOpen, opened: openMenu }}
        files={workspace.files}
        keepImage={keepImage}
      />
    </section>
  );
}
