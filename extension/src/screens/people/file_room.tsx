import type { View } from '@/library/workspace';
import { say } from '@/words/say';
import { shownBytes } from '@/words/shown';
import { AnswerArea } from './answer_area';
import { useAsked } from './asked';
import type { Desk } from './desk';
import './file_room.css';

interface Room {
  used: number;
  limit: number;
}

interface Heavy {
  id: string;
  title: string;
  bytes: number;
}

/** How full the team's room for files is, and which templates take most of it. */
export function FileRoom({ desk }: { desk: Desk }) {
  const [room, again] = useAsked<Room>(desk, `${desk.path}/files`);
  const heaviest = heaviestIn(desk.view, desk.team.id);
  return (
    <section class="card">
      <h2>{say('people.file_room')}</h2>
      <AnswerArea asked={room} again={again}>
        {told => <Bar room={told} />}
      </AnswerArea>
      {heaviest.length > 0 && (
        <>
          <h3>{say('people.file_room_heaviest')}</h3>
          <ul class="lines">
            {heaviest.map(({ id, title, bytes }) => (
              <li key={id}>
                <a dir="auto" href={`#/templates?template=${id}`}>
                  {title}
                </a>
                <span class="muted">{shownBytes(bytes)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Bar({ room: { used, limit } }: { room: Room }) {
  const isTight = used > limit * TIGHT;
  const words =
    used === 0
      ? say('people.file_room_unused', { limit: shownBytes(limit) })
      : say('people.file_room_used', { used: shownBytes(used), limit: shownBytes(limit) });
  return (
    <>
      <div class={isTight ? 'file-room tight' : 'file-room'} aria-hidden="true">
        <div style={{ inlineSize: `${Math.min(100, (100 * used) / limit)}%` }} />
      </div>
      <p class="muted">
        {words} {isTight && say('people.file_room_tight')}
      </p>
    </>
  );
}

/** From here on somebody should make room. */
const TIGHT = 0.9;
const MOST_SHOWN = 5;

/** The templates of a team with the largest files, of those that the person sees. */
export function heaviestIn({ entries, folders }: Pick<View, 'entries' | 'folders'>, team: string): Heavy[] {
  const theirs = new Set(folders.filter(each => each.team === team).map(each => each.id));
  return entries
    .filter(each => theirs.has(each.folder))
    .map(({ id, template }) => ({
      id,
      title: template.title,
      bytes: (template.attachments ?? []).reduce((sum, each) => sum + each.bytes, 0),
    }))
    .filter(each => each.bytes > 0)
    .sort((one, other) => other.bytes - one.bytes)
    .slice(0, MOST_SHOWN);
}
