import { useEffect, useMemo, useRef } from 'preact/hooks';
import { withKnownFiles } from '@/imports/known_files';
import type { Said } from '@/imports/read';
import type { View } from '@/library/workspace';
import { say } from '@/words/say';
import { shownNumber } from '@/words/shown';
import type { ScreenProps } from '../library/lazy_screens';
import type { StarterPack } from '../library/packs/starter_packs';
import { PageHead } from '../library/page_head';
import { Button } from '../parts/button';
import { ChooseFile } from './choose_file';
import { ImportPreview } from './import_preview';
import './imports.css';
import { type Chosen, useUnderway } from './underway';
import { UnreadableNote } from './unreadable_note';

/** Moving in: chooses files, shows everything that would come and what became of it, and brings it in as one act. */
export function ImportScreen(props: ScreenProps) {
  const { starters, place, go, workspace } = props;
  const underway = useUnderway(workspace);
  const view = useStillView(props.view, underway.writing !== null);
  const state = underway.reading;

  const starter = starters.find(({ name }) => name === place.tab);
  useEffect(() => {
    if (starter && !underway.holds(starter.name)) void underway.read([fromStarter(starter)]);
  }, [starter, underway]);

  const again = (said: Said) => underway.again(said);
  const stop = () => {
    underway.stop();
    go({ tab: '' });
  };
  // What was chosen elsewhere is read at once: it stands from the first frame where its preview will.
  const isChoosing = state.kind === 'none' && !starter;
  const told = state.kind === 'done' ? state.found : null;
  const found = useMemo(
    () => (told?.kind === 'read' ? withKnownFiles(told, view.entries) : told),
    [told, view.entries],
  );
  const title = useMemo(() => (state.kind === 'none' ? '' : state.names.join(', ')), [state]);
  return (
    <div class="page import-page">
      <div class={isChoosing ? 'page-inner' : 'import-inner'}>
        <PageHead title={say('imports.title')} />
        {isChoosing && (
          <ChooseFile
            {...{ starters, view }}
            choose={chosen => void underway.read(chosen)}
            take={starter => void underway.read([fromStarter(starter)])}
          />
        )}
        {state.kind === 'reading' && (
          <section class="card import-reading" aria-busy="true">
            <p role="status">
              {state.count === 0
                ? say('imports.reading_file', { file: title })
                : say('imports.reading_count', { count: state.count, shown: shownNumber(state.count) })}
            </p>
            <progress aria-label={say('imports.reading_file', { file: title })} />
            <Button onClick={stop}>{say('common.cancel')}</Button>
          </section>
        )}
        {found?.kind === 'unreadable' && (
          <UnreadableNote unreadable={found} file={title} {...{ again, stop }} />
        )}
        {found?.kind === 'read' && (
          <ImportPreview {...props} {...{ view, underway, found, again, stop }} file={title} />
        )}
      </div>
    </div>
  );
}

/** While templates are written, what is decided about the others stands still. */
function useStillView(view: View, isStill: boolean): View {
  const still = useRef(view);
  if (!isStill) still.current = view;
  return still.current;
}

const fromStarter = (starter: StarterPack): Chosen => ({
  name: starter.name,
  bytes: async () => new TextEncoder().encode(await starter.read()),
});
