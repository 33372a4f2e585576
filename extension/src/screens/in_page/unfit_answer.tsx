import type { TemplateProblem } from '@/template/problem';
import { say } from '@/words/say';
import { troubleWords } from '../parts/trouble_words';

/**
 * In place of the preview while an answer cannot be used, such as words where a sum is made. The template itself is
 * fine, or the box would not have opened; so nobody is told a line and a column.
 */
export function UnfitAnswer({ problems }: { problems: readonly TemplateProblem[] }) {
  return (
    <section
      class="reply-pane"
      aria-label={say('in_page.preview')}
      aria-description={problems.map(problem => troubleWords(problem.message)).join(' ')}
    >
      <div class="broken" inert>
        <strong>{say('in_page.unfit')}</strong>
        <ul>
          {problems.map(({ message, suggestion }) => (
            <li key={message}>
              {troubleWords(message)}
              {suggestion && <span class="broken-hint">{troubleWords(suggestion)}</span>}
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
