import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Word } from '@/words/areas';
import { say } from '@/words/say';
import { ACTIONS, type Action, actionMeans, shownKey, tooltip } from '../../actions';
import type { Look } from './looks';
import { ToolIcon, type ToolIconName } from './tool_icons';
import type { Standing, Tool } from './tools';

/** What a button of the toolbar asks for: a tool, or something that must be asked about first. */
export type Wish = Tool | Look | 'link' | 'picture' | 'emoji' | 'source' | 'liquid' | 'fix' | 'more';

interface ToolBarProps {
  standing: Standing;
  isSource: boolean;
  /** `from` is the button, where it was one. */
  wish(wish: Wish, from?: HTMLElement): void;
  /** What else stands at the end. */
  children?: ComponentChildren;
}

/** The tools. One of them is in the tab order; arrows move among them, as the ARIA pattern for toolbars has it. */
export function ToolBar({ standing, isSource, wish, children }: ToolBarProps) {
  const [more, setMore] = useState(false);
  const bar = useRef<HTMLDivElement>(null);
  const given = { standing, isSource, wish };

  return (
    <div
      ref={bar}
      class="toolbar"
      role="toolbar"
      aria-label={say('editor.formatting')}
      onKeyDown={event => rove(event, bar.current)}
      onFocusIn={event => keepStop(event.target, bar.current)}
    >
      <LineKind {...given} />
      {FIRST.map((each, index) => (
        <ToolButton key={each} wished={each} first={index === 0} {...given} />
      ))}
      <ToolButton wished="more" pressed={more} {...given} wish={() => setMore(!more)} />
      <span class="toolbar-end">
        <ToolButton wished="source" pressed={isSource} {...given} />
        {children}
      </span>
      {more && !isSource && (
        <span class="toolbar-more">
          {MORE.map(each => (
            <ToolButton key={each} wished={each} {...given} />
          ))}
        </span>
      )}
      {standing.inTable && !isSource && <TableTools wish={wish} />}
    </div>
  );
}

type Shown = ToolIconName & Wish;

const FIRST: readonly Shown[] = [
  'bold',
  'italic',
  'underline',
  'link',
  'list',
  'numbered',
  'picture',
  'emoji',
];
const MORE: readonly Shown[] = [
  'color',
  'size',
  'strike',
  'quote',
  'table',
  'rule',
  'indent',
  'outdent',
  'alignLeft',
  'alignCenter',
  'alignRight',
  'leftToRight',
  'rightToLeft',
  'clear',
  'undo',
  'redo',
];

interface ToolButtonProps extends Omit<ToolBarProps, 'children'> {
  wished: Shown;
  first?: boolean;
  pressed?: boolean;
}

function ToolButton({ wished, first, pressed, standing, isSource, wish }: ToolButtonProps) {
  const label = toolLabel(wished);
  const on = pressed ?? (wished === 'link' ? standing.link !== null : standing.on.includes(wished as Tool));
  return (
    <button
      type="button"
      class="button quiet icon"
      title={explained(wished)}
      aria-label={label}
      aria-haspopup={wished === 'color' || wished === 'size' ? 'listbox' : undefined}
      aria-pressed={TURNS.has(wished) ? on : undefined}
      aria-disabled={!isUsable(wished, standing, isSource)}
      tabIndex={first ? 0 : -1}
      onMouseDown={event => event.preventDefault()}
      onClick={event => isUsable(wished, standing, isSource) && wish(wished, event.currentTarget)}
      // At the key, and without what follows it: where the focus moves on, the letter would go along.
      onKeyDown={event => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        event.currentTarget.click();
      }}
    >
      <ToolIcon name={wished} />
    </button>
  );
}

/** Those that are on or off; the others only do something. */
const TURNS = new Set<Wish>([
  ...([
    'bold',
    'italic',
    'underline',
    'strike',
    'link',
    'list',
    'numbered',
    'quote',
    'more',
    'source',
  ] as const),
  ...(['alignCenter', 'alignRight', 'leftToRight', 'rightToLeft'] as const),
]);

function isUsable(wished: Wish, standing: Standing, isSource: boolean): boolean {
  if (isSource) return wished === 'source';
  if (wished === 'undo') return standing.canUndo;
  if (wished === 'redo') return standing.canRedo;
  if (wished === 'indent' || wished === 'outdent') return standing.inList;
  return true;
}

const KEYED: Partial<Record<Wish, Action>> = {
  bold: 'bold',
  italic: 'italic',
  underline: 'underline',
  link: 'link',
  list: 'list',
  numbered: 'numbered',
  quote: 'quote',
  source: 'source',
};

function toolLabel(wished: Wish): string {
  const action = KEYED[wished];
  if (action) return tooltip(action);
  return say(`editor.tool_${wished.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)}` as Word);
}

/** Its label, and where that leaves something open, what the key does besides. */
function explained(wished: Wish): string {
  const action = KEYED[wished];
  if (!action) return toolLabel(wished);
  return say('actions.with_key', { action: actionMeans(action), key: shownKey(ACTIONS[action].key) });
}

/** Paragraph or heading, as a list of its own: four buttons would say less. */
function LineKind({ standing, isSource, wish }: Omit<ToolBarProps, 'children'>) {
  const kinds = ['paragraph', 'heading1', 'heading2', 'heading3'] as const;
  const kind = kinds.find(each => standing.on.includes(each)) ?? '';
  return (
    <select
      class="input line-kind"
      aria-label={say('editor.line_kind')}
      title={say('editor.line_kind')}
      disabled={isSource}
      tabIndex={-1}
      value={kind}
      onChange={event => wish(event.currentTarget.value as Tool)}
    >
      {kind === '' && <option value="" />}
      <option value="paragraph">{say('editor.paragraph')}</option>
      <option value="heading1">{say('editor.heading', { level: 1 })}</option>
      <option value="heading2">{say('editor.heading', { level: 2 })}</option>
      <option value="heading3">{say('editor.heading', { level: 3 })}</option>
    </select>
  );
}

function TableTools({ wish }: Pick<ToolBarProps, 'wish'>) {
  const tools = [
    ['rowAbove', say('editor.row_above')],
    ['rowBelow', say('editor.row_below')],
    ['columnBefore', say('editor.column_before')],
    ['columnAfter', say('editor.column_after')],
    ['removeRow', say('editor.remove_row')],
    ['removeColumn', say('editor.remove_column')],
    ['removeTable', say('editor.remove_table')],
  ] as const;
  return (
    <span class="toolbar-more">
      {tools.map(([tool, label]) => (
        <button
          key={tool}
          type="button"
          class="button quiet"
          tabIndex={-1}
          onMouseDown={event => event.preventDefault()}
          onClick={() => wish(tool)}
        >
          {label}
        </button>
      ))}
    </span>
  );
}

function stopsOf(bar: HTMLElement | null): HTMLElement[] {
  return [...(bar?.querySelectorAll<HTMLElement>('button, select') ?? [])].filter(
    stop => !stop.closest('.variable-choice') && !stop.matches(':disabled'),
  );
}

function rove(event: KeyboardEvent, bar: HTMLElement | null): void {
  const stops = stopsOf(bar);
  const at = stops.indexOf(event.target as HTMLElement);
  if (at < 0) return;
  const forth = getComputedStyle(bar as HTMLElement).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
  const back = forth === 'ArrowRight' ? 'ArrowLeft' : 'ArrowRight';
  const next = { [forth]: at + 1, [back]: at - 1 + stops.length, Home: 0, End: stops.length - 1 }[event.key];
  if (next === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  stops[next % stops.length]?.focus();
}

/** The one that had the focus last is the one that Tab comes back to. */
function keepStop(target: EventTarget | null, bar: HTMLElement | null): void {
  const stops = stopsOf(bar);
  if (!stops.includes(target as HTMLElement)) return;
  for (const stop of stops) stop.tabIndex = stop === target ? 0 : -1;
}
