import type { TemplateProblem } from '@/template/problem';
import type { LiquidField, Template } from '@/template/template';
import { say } from '@/words/say';
import { Button } from '../../parts/button';
import { Icon } from '../../parts/icon';
import { problemWords } from '../problem_words';
import { fieldName } from './field_names';
import { shownPlace } from './place_in_body';
import { fixOf } from './problem_fix';

interface ProblemListProps {
  problems: readonly TemplateProblem[];
  template: Template;
  show(problem: TemplateProblem): void;
  /** Takes a suggested fix: the whole field, mended. */
  mend(field: LiquidField, text: string): void;
}

/** What is wrong, where, and what would be right; a click puts the caret there, or mends it. */
export function ProblemList({ problems, template, show, mend }: ProblemListProps) {
  if (problems.length === 0) return null;

  return (
    <ul class="problems" aria-label={say('editor.problems')}>
      {problems.map(problem => {
        const fix = fixOf(problem, template[problem.field]);
        return (
          <li
            key={`${problem.field} ${problem.line} ${problem.column} ${problem.message}`}
            class="problem-row"
          >
            <button type="button" class="problem" onClick={() => show(problem)}>
              <Icon name="warning" />
              <span>
                <strong>{problemWords(problem.message)}</strong> {sentence(problemWords(problem.suggestion))}
                <span class="problem-place">{placeOf(problem, template)}</span>
              </span>
            </button>
            {fix && (
              <Button class="problem-fix" onClick={() => mend(problem.field, fix.text)}>
                {say('editor.write_fix', { text: fix.writes })}
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function placeOf(problem: TemplateProblem, template: Template): string {
  const { line, column } =
    problem.field === 'body' ? shownPlace(template.body, problem.line, problem.column) : problem;
  return say('editor.problem_place', { field: fieldName(problem.field), line, column });
}

function sentence(suggestion: string): string {
  if (!suggestion) return '';
  const text = suggestion.charAt(0).toUpperCase() + suggestion.slice(1);
  return /[.?？]$/.test(text) ? text : say('editor.suggestion', { text });
}
