import type { Template } from '@/template/template';
import { say } from '@/words/say';
import { Toggle } from '../../parts/choice_field';

interface ShortcutSwitchesProps {
  template: Template;
  change(part: Partial<Template>): void;
  readOnly: boolean;
}

/** What else opens a template, each shown by this template's own shortcut. Who may not turn them sees what is on. */
export function ShortcutSwitches({ template, change, readOnly }: ShortcutSwitchesProps) {
  const { shortcut } = template;
  const isShown = (on: boolean | undefined) => on || !readOnly;
  if (!isShown(template.follows_case) && !isShown(template.inside_words)) return null;
  return (
    <div class="property-switches">
      {isShown(template.follows_case) && (
        <Toggle
          label={say('template.follows_case_example', {
            capital: withCapital(shortcut),
            capitals: shortcut.toUpperCase(),
          })}
          on={template.follows_case ?? false}
          disabled={readOnly}
          turned={on => change({ follows_case: on })}
        />
      )}
      {isShown(template.inside_words) && (
        <Toggle
          label={say('template.inside_words_example', { example: `abc${shortcut}` })}
          on={template.inside_words ?? false}
          disabled={readOnly}
          turned={on => change({ inside_words: on })}
        />
      )}
    </div>
  );
}

/** `;Thx` of `;thx`. */
function withCapital(shortcut: string): string {
  return shortcut.replace(/\p{L}/u, letter => letter.toUpperCase());
}
