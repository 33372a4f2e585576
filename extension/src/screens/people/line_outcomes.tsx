import { say } from '@/words/say';
import type { PastedLine } from './pasted_people';
import { roleName } from './right_words';
import type { LineOutcome } from './shapes';

interface LineOutcomesProps {
  lines: readonly PastedLine[];
  outcomes: readonly LineOutcome[];
}

/** Line by line: who would be invited as what, or what is wrong. */
export function LineOutcomes({ lines, outcomes }: LineOutcomesProps) {
  const wrong = outcomes.filter(each => each.code).length;
  return (
    <section>
      <p role="status">{say('people.lines_good', { good: outcomes.length - wrong, wrong })}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a keyboard scrolls only what it can focus (WCAG 2.1.1) */}
      <section class="scroll-box" tabIndex={0} aria-label={say('people.lines_checked')}>
        <table class="people-table">
          <thead>
            <tr>
              <th scope="col">#</th>
              <th scope="col">{say('people.address')}</th>
              <th scope="col">{say('people.column_name')}</th>
              <th scope="col">{say('people.column_role')}</th>
              <th scope="col">{say('people.column_outcome')}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line, nth) => (
              <tr key={nth} class={outcomes[nth]?.code ? 'wrong' : ''}>
                <td class="muted">{nth + 1}</td>
                <td>{outcomes[nth]?.email ?? line.email}</td>
                <td dir="auto">{line.name}</td>
                <td>{roleName(line.role)}</td>
                <td class={outcomes[nth]?.code ? 'field-error' : 'good'}>{outcomeWords(outcomes[nth])}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

function outcomeWords(outcome: LineOutcome | undefined): string {
  switch (outcome?.code) {
    case undefined:
    case null:
      return say('people.line_good');
    case 'bad_address':
      return say('people.line_bad_address');
    case 'already_member':
      return say('people.line_already_member');
    case 'already_invited':
      return say('people.line_already_invited');
    case 'bad_name':
      return say('people.line_bad_name');
    default:
      return outcome?.message ?? '';
  }
}
