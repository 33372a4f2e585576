import type { Template } from '@/template/template';
import { say } from '@/words/say';
import { Toggle } from '../../parts/choice_field';

interface ShortcutSwitchesProps {
  template: Template;
  change(part: Partial<Template>): void;
  readOnly: boolean;
}

/** What else opens a template, each shown by this template's own shortcut. */
export function ShortcutSwitches({ template, change, readOnly }: ShortcutSwitchesProps) {
  const { shortcut } = template;
  return (
    <div class="property-switches">
      <Toggle
        label={say('template.follows_case_example', {
          capital: withCapital(shortcut),
          capitals: shortcut.toUpperCase(),
        })}
        on={template.follows_case ?? false}
        disabled={readOnly}
        turned={on => change({ follows_case: on })}
      />
      <Toggle
        label={say('template.inside_words_example', { example: `abc${shortcut}` })}
        on={template.inside_words ?? false}
        disabled={readOnly}
        turned={on => change({ inside_words: on })}
      />
    </div>
  );
}

/** `;Thx` of `;thx`. */
function withCapital(shortcut: string): string {
  return shortcut.replace(/\p{L}/u, letter => letter.toUpperCase());
}
