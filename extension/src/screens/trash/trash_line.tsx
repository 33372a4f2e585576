import { useState } from 'preact/hooks';
import type { Workspace } from '@/library/workspace';
import { say } from '@/words/say';
import { shownMoment, shownSince } from '@/words/shown';
import { Button, IconButton } from '../parts/button';
import { Icon } from '../parts/icon';
import { NotTold, Waiting } from '../versions/unanswered';
import { useAnswer } from '../versions/use_answer';
import { type TrashItem, wordsIn } from './trash_items';
import type { Chosen } from './use_chosen';

interface TrashLineProps {
  item: TrashItem;
  workspace: Workspace;
  sanitise(html: string): string;
  now: Date;
  chosen: Chosen;
  back(): void;
  erase(): void;
}

/** One deleted template: what it was, who deleted it when, and the ways on. */
export function TrashLine({ item, workspace, sanitise, now, chosen, back, erase }: TrashLineProps) {
  const [open, opened] = useState(false);
  const title = item.title || say('versions.untitled');
  return (
    <li class="trash-line">
      <div class="trash-line-head">
        <input
          type="checkbox"
          aria-label={say('trash.choose_one', { title })}
          checked={chosen.keys.has(item.key)}
          onClick={event => {
            const { checked } = event.currentTarget;
            if (event.shiftKey) chosen.turnTo(item, checked);
            else chosen.turn(item, checked);
          }}
        />
        <div class="trash-what">
          <span class="trash-title" dir="auto">
            {title}
          </span>
          {item.shortcut && <span class="shortcut">{item.shortcut}</span>}
          <small class="muted" dir="auto" title={shownMoment(new Date(item.deleted_at))}>
            {deletedWords(item, now)} {whereWords(item)}
          </small>
        </div>
        <span class="trash-left muted">{say('trash.days_left', { count: daysLeft(item, now) })}</span>
        <span class="trash-acts">
          <Button
            weight="quiet"
            aria-expanded={open}
            aria-label={say(open ? 'versions.hide_one' : 'versions.look_at', { title })}
            onClick={() => opened(!open)}
          >
            {say(open ? 'versions.hide' : 'versions.look')}
          </Button>
          <Button aria-label={say('trash.bring_back_one', { title })} onClick={back}>
            {say('trash.bring_back')}
          </Button>
          {item.may_erase && (
            <IconButton label={say('trash.erase_one', { title })} weight="quiet" onClick={erase}>
              <Icon name="bin" />
            </IconButton>
          )}
        </span>
      </div>
      {open && <Words {...{ item, workspace, sanitise }} />}
    </li>
  );
}

function Words({ item, workspace, sanitise }: Pick<TrashLineProps, 'item' | 'workspace' | 'sanitise'>) {
  const [words, again] = useAnswer(() => wordsIn(workspace, item), [item.key]);
  if (words.kind === 'waiting') return <Waiting />;
  if (words.kind !== 'told') return <NotTold why={words} again={again} />;
  const { subject, body, language } = words.value;
  return (
    <div class="trash-words" lang={language || undefined}>
      {subject && (
        <p>
          <strong dir="auto">{subject}</strong>
        </p>
      )}
      <div class="reply" dir="auto" dangerouslySetInnerHTML={{ __html: sanitise(body) }} />
    </div>
  );
}

function deletedWords({ by, deleted_at }: TrashItem, now: Date): string {
  const when = shownSince(new Date(deleted_at), now);
  if (by === 'you') return say('trash.deleted_by_you', { when });
  return by === 'unsaid' ? say('trash.deleted', { when }) : say('trash.deleted_by', { when, name: by.name });
}

function whereWords({ folder_name, folder_stands }: TrashItem): string {
  if (!folder_name) return '';
  return say(folder_stands ? 'trash.lay_in' : 'trash.lay_in_gone', { folder: folder_name });
}

function daysLeft({ kept_until }: TrashItem, now: Date): number {
  return Math.max(0, Math.ceil((Date.parse(kept_until) - now.getTime()) / 86_400_000));
}
