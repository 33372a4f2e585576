import { say } from '@/words/say';
import { shownMoment } from '@/words/shown';
import { Icon, type IconName } from '../../parts/icon';
import { Marked } from '../../parts/marked';
import { beginDrag, endDrag } from '../dragged';
import type { Row } from '../order';
import type { Doings } from '../use_doings';
import { agoWords } from './ago';

interface TemplateRowProps {
  row: Row;
  index: number;
  now: number;
  doings: Doings;
  isFavourite: boolean;
  /** The arrows have led here. */
  isPointed: boolean;
  isSelected: boolean;
  clicked(event: MouseEvent, id: string): void;
  open(): void;
}

/** One line of the list. What can be clicked in it has a key as well, so a screen reader meets one option. */
export function TemplateRow(props: TemplateRowProps) {
  const { row, index, now, doings, isFavourite, isPointed, isSelected, clicked, open } = props;
  const { selection } = doings;
  const several = selection.ids.size > 0;
  const marked = (event: MouseEvent) => {
    event.stopPropagation();
    doings.point(row.id);
    if (event.shiftKey) selection.extend(row.id);
    else selection.toggle(row.id);
  };

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list takes the keys for all its rows
    <div
      id={`row-${index}`}
      class={`row${isPointed ? ' pointed' : ''}${several ? ' several' : ''}`}
      role="option"
      tabIndex={-1}
      aria-selected={isSelected}
      draggable
      onDragStart={event => {
        const ids = selection.ids.has(row.id) ? selection.ids : new Set([row.id]);
        beginDrag(event, { kind: 'templates', ids });
      }}
      onDragEnd={endDrag}
      onClick={event => clicked(event, row.id)}
      onDblClick={open}
    >
      <span class="row-mark" aria-hidden="true" onClick={marked}>
        <span class="row-check">{several && isSelected && <Icon name="check" size={12} />}</span>
      </span>
      <span class="row-title column-title" title={row.title}>
        {row.is_copy && <span class="badge warn">{say('library.state_copy')}</span>}
        {row.draft !== null && (
          <span class="badge" title={row.draft}>
            {say('library.state_draft')}
          </span>
        )}
        {row.title ? (
          <Marked text={row.title} marks={row.marks} language={row.language} />
        ) : (
          <i class="untitled">{say('library.untitled')}</i>
        )}
        {isFavourite && <Sign icon="star" words={say('library.state_favourite')} looks="star" />}
        {doings.broken.has(row.id) && (
          <Sign icon="warning" words={say('library.state_broken')} looks="warn" />
        )}
        {row.waiting && <Sign icon="clock" words={say('library.state_waiting')} looks="muted" />}
      </span>
      <span class="row-shortcut column-shortcut">
        {row.clashes && (
          <Sign
            icon="warning"
            words={say('library.clashes', { shortcut: row.shortcut })}
            looks="warn before"
          />
        )}
        <span class="shortcut">{row.shortcut}</span>
      </span>
      <span class="row-muted column-folder" dir="auto">
        {row.folder_name}
      </span>
      <span class="row-muted column-language">{row.language}</span>
      <span class="row-muted column-changed" title={changedWords(row)}>
        {agoWords(row.changed, now)}
      </span>
    </div>
  );
}

function Sign({ icon, words, looks }: { icon: IconName; words: string; looks: string }) {
  return (
    <span class={`sign ${looks}`} title={words}>
      <Icon name={icon} size={12} />
      <span class="unseen">{words}</span>
    </span>
  );
}

/** When exactly, and who. */
function changedWords({ changed, author }: Row): string | undefined {
  if (changed === 0) return undefined;
  const when = shownMoment(new Date(changed));
  return author ? say('library.changed_by', { name: author, when }) : when;
}
