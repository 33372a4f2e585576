import { say } from '@/words/say';
import { AnswerArea } from './answer_area';
import type { Asked } from './asked';
import { noRight, rightName } from './right_words';
import type { Difference, Preview } from './shapes';

interface DifferenceListProps {
  asked: Asked<Preview>;
  again(): Promise<void>;
  /** The folder that it is about, to be named before those below it. */
  folder?: string | undefined;
}

/** Who would gain or lose what, person by person, before anything is done. */
export function DifferenceList({ asked, again, folder }: DifferenceListProps) {
  return (
    <AnswerArea asked={asked} again={again}>
      {({ differences }) => {
        const people = Map.groupBy(differences, each => each.person);
        if (people.size === 0) return <p class="muted">{say('people.nobody_differs')}</p>;
        return (
          <section aria-label={say('people.what_changes')}>
            <p class="muted">{say('people.differences', { people: people.size })}</p>
            <ul class="differences">
              {[...people].map(([person, theirs]) => (
                <PersonDifference key={person} differences={nearestFirst(theirs, folder)} />
              ))}
            </ul>
          </section>
        );
      }}
    </AnswerArea>
  );
}

function nearestFirst(differences: readonly Difference[], folder: string | undefined): Difference[] {
  return differences.toSorted((a, b) => Number(b.folder === folder) - Number(a.folder === folder));
}

/** One line where the same happens in all of the folders, else a line a folder, up to a few. */
function PersonDifference({ differences }: { differences: readonly Difference[] }) {
  const alike = Map.groupBy(differences, each => `${each.before} ${each.after}`);
  return (
    <li>
      <strong dir="auto">{differences[0]?.name}</strong>
      <ul>
        {[...alike].map(([way, each]) => {
          const [first] = each;
          if (!first) return null;
          return (
            <li key={way}>
              <span class="right-change">
                {first.before ? rightName(first.before) : noRight()}
                <span aria-hidden="true"> → </span>
                <span class="unseen">{say('people.becomes')}</span>
                <strong>{first.after ? rightName(first.after) : noRight()}</strong>
              </span>{' '}
              <span class="muted" dir="auto">
                {say('people.in_folders', { first: first.folder_name, more: each.length - 1 })}
              </span>
            </li>
          );
        })}
      </ul>
    </li>
  );
}
