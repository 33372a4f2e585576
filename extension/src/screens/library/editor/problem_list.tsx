import type { TemplateProblem } from '@/template/problem';
import type { Template } from '@/template/template';
import { Icon } from '../../parts/icon';
import { fieldName } from './field_names';
import { shownPlace } from './place_in_body';

interface ProblemListProps {
  problems: readonly TemplateProblem[];
  template: Template;
  show(problem: TemplateProblem): void;
}

/** What is wrong, where, and what would be right; a click puts the caret there. */
export function ProblemList({ problems, template, show }: ProblemListProps) {
  if (problems.length === 0) return null;

  return (
    <ul class="problems" aria-label="Problems">
      {problems.map(problem => (
        <li key={`${problem.field} ${problem.line} ${problem.column} ${problem.message}`}>
          <button type="button" class="problem" onClick={() => show(problem)}>
            <Icon name="warning" />
            <span>
              <strong>{problem.message}</strong> {sentence(problem.suggestion)}
              <span class="problem-place">{placeOf(problem, template)}</span>
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function placeOf(problem: TemplateProblem, template: Template): string {
  const { line, column } =
    problem.field === 'body' ? shownPlace(template.body, problem.line, problem.column) : problem;
  return `${fieldName(problem.field)}, line ${line}, column ${column}`;
}

function sentence(suggestion: string): string {
  if (!suggestion) return '';
  return `${suggestion.charAt(0).toUpperCase()}${suggestion.slice(1)}${/[.?]$/.test(suggestion) ? '' : '.'}`;
}
