import { say } from '@/words/say';
import { AnswerArea } from './answer_area';
import type { Asked } from './asked';
import { noRight, rightName } from './right_words';
import type { Difference, Preview } from './shapes';

interface DifferenceListProps {
  asked: Asked<Preview>;
  again(): Promise<void>;
}

/** Who would gain or lose what, person by person, before anything is done. */
export function DifferenceList({ asked, again }: DifferenceListProps) {
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
                <li key={person}>
                  <strong dir="auto">{theirs[0]?.name}</strong>
                  <ul>
                    {theirs.map(each => (
                      <DifferenceLine key={`${each.before} ${each.after}`} difference={each} />
                    ))}
                  </ul>
                </li>
              ))}
            </ul>
          </section>
        );
      }}
    </AnswerArea>
  );
}

function DifferenceLine({ difference: { before, after, folder_name, folders } }: { difference: Difference }) {
  return (
    <li>
      <span class="right-change">
        {before ? rightName(before) : noRight()}
        <span aria-hidden="true"> → </span>
        <span class="unseen">{say('people.becomes')}</span>
        <strong>{after ? rightName(after) : noRight()}</strong>
      </span>{' '}
      <span class="muted" dir="auto">
        {say('people.in_folders', { first: folder_name, more: folders - 1 })}
      </span>
    </li>
  );
}
