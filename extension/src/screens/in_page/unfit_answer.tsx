import type { TemplateProblem } from '@/template/problem';

/**
 * In place of the preview while an answer cannot be used, such as words where a sum is made. The template itself is
 * fine, or the box would not have opened; so nobody is told a line and a column.
 */
export function UnfitAnswer({ problems }: { problems: readonly TemplateProblem[] }) {
  return (
    <section
      class="reply-pane"
      aria-label="Preview"
      aria-description={problems.map(problem => problem.message).join(' ')}
    >
      <div class="broken" inert>
        <strong>An answer does not fit</strong>
        <ul>
          {problems.map(({ message, suggestion }) => (
            <li key={message}>
              {message}
              {suggestion && <span class="broken-hint">{suggestion}</span>}
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
