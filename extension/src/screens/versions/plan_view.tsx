import { useState } from 'preact/hooks';
import type { Service } from '@/library/service';
import type { View } from '@/library/workspace';
import { EMPTY_TEMPLATE } from '@/template/template';
import type { Word } from '@/words/areas';
import { say } from '@/words/say';
import { shownList, shownMoment } from '@/words/shown';
import { Button } from '../parts/button';
import { Empty } from '../parts/empty';
import { Difference } from './difference_view';
import { CHANGES, type Change, doable, type Line, type Plan, wordsOf } from './plan';
import { NotTold, Waiting } from './unanswered';
import { useAnswer } from './use_answer';

interface PlanViewProps {
  plan: Plan;
  service: Service;
  team: string;
  view: View;
  busy: boolean;
  restore(chosen: ReadonlySet<string>): void;
}

/** All that would happen, by kind; each line can be looked into, and left out. */
export function PlanView({ plan, service, team, view, busy, restore }: PlanViewProps) {
  const able = doable(plan.lines);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(able.map(line => line.id)));
  if (plan.lines.length === 0) {
    return <Empty title={say('versions.nothing_to_restore')}>{say('versions.nothing_to_restore_why')}</Empty>;
  }

  const trashed = able.filter(line => line.change === 'to_trash' && chosen.has(line.id)).length;
  const restored = chosen.size - trashed;

  const turn = (lines: readonly Line[], on: boolean) => {
    const next = new Set(chosen);
    for (const { id } of lines) {
      if (on) next.add(id);
      else next.delete(id);
    }
    setChosen(next);
  };

  return (
    <section class="plan" aria-label={say('versions.the_plan')}>
      <Summary plan={plan} />
      {CHANGES.map(change => {
        const lines = plan.lines.filter(line => line.change === change);
        return (
          lines.length > 0 && <Group key={change} {...{ change, lines, chosen, turn, service, team, view }} />
        );
      })}
      {able.length > 0 && (
        <footer class="plan-foot">
          <span class="muted">{say('versions.can_be_undone')}</span>
          <Button
            weight={trashed > 0 ? 'danger' : 'primary'}
            disabled={chosen.size === 0}
            aria-disabled={busy}
            onClick={() => restore(chosen)}
          >
            {trashed === 0
              ? say('versions.restore_count', { count: restored })
              : say(restored === 0 ? 'versions.trash_count' : 'versions.restore_and_trash', {
                  restored,
                  trashed,
                })}
          </Button>
        </footer>
      )}
    </section>
  );
}

/** To when, and all that happens; where that is of one kind, its heading says it. */
function Summary({ plan: { at, lines } }: Pick<PlanViewProps, 'plan'>) {
  const counted = CHANGES.flatMap(change => {
    const count = lines.filter(line => line.change === change).length;
    return count > 0 ? [say(COUNTS[change], { count })] : [];
  });
  if (!at && counted.length < 2) return null;
  return (
    <p class="plan-summary">
      {at && <strong>{say('versions.plan_to', { when: shownMoment(new Date(at)) })}</strong>}{' '}
      {counted.length > 1 && shownList(counted)}
    </p>
  );
}

interface GroupProps extends Pick<PlanViewProps, 'service' | 'team' | 'view'> {
  change: Change;
  lines: readonly Line[];
  chosen: ReadonlySet<string>;
  turn(lines: readonly Line[], on: boolean): void;
}

function Group({ change, lines, chosen, turn, service, team, view }: GroupProps) {
  const [shown, setShown] = useState(A_PAGE);
  const count = lines.filter(line => chosen.has(line.id)).length;
  const left = lines.length - shown;
  const title = say(COUNTS[change], { count: lines.length });
  return (
    <section class="plan-group">
      <h2>
        {change === 'stays' ? (
          title
        ) : (
          <label>
            <input
              type="checkbox"
              checked={count === lines.length}
              indeterminate={count > 0 && count < lines.length}
              onChange={event => turn(lines, event.currentTarget.checked)}
            />
            {title}
          </label>
        )}
      </h2>
      <ul>
        {lines.slice(0, shown).map(line => (
          <PlanLine
            key={line.id}
            {...{ line, service, team, view }}
            isChosen={chosen.has(line.id)}
            turn={on => turn([line], on)}
          />
        ))}
      </ul>
      {left > 0 && (
        <Button weight="quiet" onClick={() => setShown(shown + A_PAGE)}>
          {say('versions.show_more', { count: Math.min(left, A_PAGE) })}
        </Button>
      )}
    </section>
  );
}

interface PlanLineProps extends Pick<PlanViewProps, 'service' | 'team' | 'view'> {
  line: Line;
  isChosen: boolean;
  turn(on: boolean): void;
}

function PlanLine({ line, isChosen, turn, service, team, view }: PlanLineProps) {
  const [open, opened] = useState(false);
  const title = line.title || say('versions.untitled');
  const folder = view.folders.find(each => each.id === line.folder)?.name;
  const target = view.folders.find(each => each.id === line.moves_to)?.name;
  const mayLook = line.why !== 'out_of_sight';
  return (
    <li class="plan-line">
      <div class="plan-line-head">
        {line.change !== 'stays' && (
          <input
            type="checkbox"
            aria-label={title}
            checked={isChosen}
            onChange={event => turn(event.currentTarget.checked)}
          />
        )}
        <span class="plan-title" dir="auto">
          {title}
        </span>
        <span class="muted plan-where" dir="auto">
          {line.why
            ? say(REASONS[line.why])
            : target
              ? say('versions.moves_back_to', { folder: target })
              : (folder ?? '')}
        </span>
        {mayLook && (
          <Button
            weight="quiet"
            aria-expanded={open}
            aria-label={say(open ? 'versions.hide_one' : 'versions.look_at', { title })}
            onClick={() => opened(!open)}
          >
            {say(open ? 'versions.hide' : 'versions.look')}
          </Button>
        )}
      </div>
      {open && <LineWords {...{ line, service, team }} />}
    </li>
  );
}

/** What would be otherwise: from what stands now to what stood then. */
function LineWords({ line, service, team }: Pick<PlanLineProps, 'line' | 'service' | 'team'>) {
  const [words, again] = useAnswer(() => wordsOf(service, team, line), [line.id, line.was, line.stands]);
  if (words.kind === 'waiting') return <Waiting />;
  if (words.kind !== 'told') return <NotTold why={words} again={again} />;
  const { was, stands } = words.value;
  const before = stands ?? EMPTY_TEMPLATE;
  return <Difference before={before} after={was ?? EMPTY_TEMPLATE} />;
}

const A_PAGE = 100;
const COUNTS: Record<Change, Word> = {
  changes: 'versions.count_changes',
  returns: 'versions.count_returns',
  to_trash: 'versions.count_to_trash',
  stays: 'versions.count_stays',
};
const REASONS: Record<NonNullable<Line['why']>, Word> = {
  read_only: 'versions.why_read_only',
  folder_gone: 'versions.why_folder_gone',
  out_of_sight: 'versions.why_out_of_sight',
};
