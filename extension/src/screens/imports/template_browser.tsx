import type { Import } from '@/imports/import';
import { type Choices, type Clash, needsALook, type Way } from '@/imports/plan';
import { say } from '@/words/say';
import { VirtualRows } from '../library/list/virtual_rows';
import { Button } from '../parts/button';
import { Icon } from '../parts/icon';
import { TemplateCompare } from './template_compare';

interface TemplateBrowserProps {
  found: Import;
  /** Places in the import that are listed. */
  shown: readonly number[];
  clashes: ReadonlyMap<number, Clash>;
  /** Those that the library holds already. */
  there: ReadonlySet<number>;
  choices: Choices;
  pointed: number;
  point(row: number): void;
  turn(indexes: readonly number[], on: boolean): void;
  decide(index: number, way: Way): void;
  sanitise(html: string): string;
  known: ReadonlySet<string>;
}

/** Pixels. */
const ROW = 36;

/** The templates that would come, each with what it was and what it becomes. */
export function TemplateBrowser(props: TemplateBrowserProps) {
  const { found, shown, clashes, there, choices, turn, pointed, point } = props;
  const at = Math.min(pointed, shown.length - 1);
  const index = shown[at] ?? -1;
  const imported = found.templates[index];
  const areAllOn = shown.every(each => !choices.left.has(each));

  const pressed = (event: KeyboardEvent) => {
    const to = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      Home: 0,
      End: shown.length - 1,
      PageDown: at + 10,
      PageUp: at - 10,
    }[event.key];
    if (to !== undefined) point(Math.max(0, Math.min(shown.length - 1, to)));
    else if (event.key === ' ' && index >= 0) turn([index], choices.left.has(index));
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div class="import-browser">
      <section class="import-list">
        <header>
          <Button weight="quiet" onClick={() => turn(shown, !areAllOn)}>
            {areAllOn ? say('imports.choose_none') : say('imports.choose_all')}
          </Button>
        </header>
        <VirtualRows
          count={shown.length}
          height={ROW}
          chosen={at}
          label={say('imports.templates')}
          pressed={pressed}
          row={place => {
            const each = shown[place] ?? 0;
            const one = found.templates[each];
            if (!one) return null;
            const isOn = !choices.left.has(each);
            return (
              <div
                key={each}
                id={`row-${place}`}
                role="option"
                tabIndex={-1}
                aria-selected={place === at}
                aria-checked={isOn}
                class={isOn ? 'import-row' : 'import-row off'}
                onClick={() => point(place)}
                onKeyDown={pressed}
              >
                <span
                  class="pick-check"
                  aria-hidden="true"
                  onClick={event => {
                    event.stopPropagation();
                    turn([each], !isOn);
                  }}
                >
                  {isOn && <span class="mark">✓</span>}
                </span>
                <span class="shortcut" dir="auto">
                  {one.template.shortcut}
                </span>
                <span class="row-title" dir="auto" lang={one.template.language || undefined}>
                  {one.template.title}
                </span>
                {one.folder && (
                  <span class="muted row-folder" dir="auto">
                    {one.folder}
                  </span>
                )}
                {there.has(each) && <span class="badge">{say('imports.badge_here')}</span>}
                {clashes.has(each) && <span class="badge warn">{say('imports.badge_clash')}</span>}
                {needsALook(one) && (
                  <span class="row-look" title={say('imports.badge_look')}>
                    <Icon name="warning" size={14} />
                    <span class="unseen">{say('imports.badge_look')}</span>
                  </span>
                )}
              </div>
            );
          }}
        />
      </section>
      {imported && <TemplateCompare key={index} {...props} {...{ index, imported }} />}
    </div>
  );
}
