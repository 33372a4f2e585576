import { useEffect, useRef, useState } from 'preact/hooks';
import { say } from '@/words/say';
import type { ScreenProps } from '../library/lazy_screens';
import { PageHead } from '../library/page_head';
import { Button } from '../parts/button';
import { Empty } from '../parts/empty';
import { unansweredWords } from '../parts/unanswered_words';
import { MomentForm } from './moment_form';
import { type Plan, planFor, type Restored, restore, teamOf } from './plan';
import { PlanView } from './plan_view';
import { restorableFor } from './restorable';
import { NotTold, Waiting } from './unanswered';
import { useAnswer } from './use_answer';

/** A folder, or the whole library, as it was at a moment: first what that would do, then doing it. */
export function RestoreScreen({ view, place, go, workspace, now }: ScreenProps) {
  const restorable = restorableFor(view, place);
  const within = restorable.folder;
  const team = teamOf(view, within);
  // The moment before a restore: once that is undone, there is nothing to come back to.
  const isNumbered = place.at?.startsWith('n') === true;
  const [done, setDone] = useState<Restored | null>(null);
  const choose = (folder: string | null, at: string) => {
    setDone(null);
    go({ folder, at });
  };

  return (
    <div class="page restoring">
      <div class="page-inner">
        <PageHead title={say('versions.restore_title')} />
        {team === null ? (
          <Empty title={say('versions.restore_needs_team')}>{say('versions.restore_needs_team_why')}</Empty>
        ) : (
          <>
            <p class="lead">{say('versions.restore_lead')}</p>
            <MomentForm key={`${isNumbered}`} {...{ view, now, restorable, choose }} at={place.at} />
            {done && <Done done={done} undo={() => choose(within, `n${done.before}`)} />}
            {place.at && !done && (
              <Planned
                key={`${within} ${place.at}`}
                {...{ team, view, go, workspace }}
                folder={within}
                at={place.at}
                done={restored => {
                  setDone(restored);
                  if (isNumbered) go({ at: null });
                }}
              />
            )}
          </>
        )}
      </div>
    </div>
  );
}

interface PlannedProps extends Pick<ScreenProps, 'view' | 'go' | 'workspace'> {
  team: string;
  folder: string | null;
  at: string;
  done(restored: Restored): void;
}

function Planned({ team, view, go, workspace, folder, at, done }: PlannedProps) {
  const { service } = workspace;
  const [answer, again] = useAnswer(() => planFor(service, team, folder, at), [team, folder, at]);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  if (answer.kind === 'waiting') return <Waiting />;
  if (answer.kind !== 'told') return <NotTold why={answer} again={again} />;

  const carryOut = async (plan: Plan, chosen: ReadonlySet<string>) => {
    if (busy) return;
    setBusy(true);
    setRefusal(null);
    const told = await restore(service, team, plan, chosen);
    if (told.kind === 'told') {
      void workspace.syncNow();
      return done(told.value);
    }
    setRefusal(unansweredWords(told));
    // Until then the plan on screen is one that cannot be carried out.
    if (told.kind === 'refused' && told.code === 'plan_outdated') await again();
    setBusy(false);
  };

  return (
    <>
      {view.sync.waiting > 0 && (
        <p class="note warn">
          <span>{say('versions.edits_not_sent', { count: view.sync.waiting })}</span>
        </p>
      )}
      {refusal && (
        <p class="note warn" role="alert">
          <span>{refusal}</span>
        </p>
      )}
      {answer.value.in_gone_folders > 0 && (
        <p class="note">
          <span>{say('versions.in_gone_folders', { count: answer.value.in_gone_folders })}</span>
          <Button onClick={() => go({ screen: 'trash', template: null })}>{say('versions.to_trash')}</Button>
        </p>
      )}
      <PlanView
        key={answer.value.revision}
        plan={answer.value}
        {...{ service, team, view, busy }}
        restore={chosen => void carryOut(answer.value, chosen)}
      />
    </>
  );
}

/** Takes the focus of the button that did it, and is read out by that. */
function Done({ done, undo }: { done: Restored; undo(): void }) {
  const { changed, returned, trashed } = done;
  const words = say('versions.restored_all', { changed, returned, trashed });
  const note = useRef<HTMLDivElement>(null);
  useEffect(() => note.current?.focus(), []);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset has a legend and a frame of its own
    <div ref={note} class="note restored" role="group" tabIndex={-1} aria-label={words}>
      <span>{words}</span>
      <Button onClick={undo}>{say('versions.plan_undo')}</Button>
    </div>
  );
}
