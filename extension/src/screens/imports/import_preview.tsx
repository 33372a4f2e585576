import { useMemo, useRef, useState } from 'preact/hooks';
import { foldShortcut } from '@/expand/shortcut';
import type { Import } from '@/imports/import';
import { type Choices, clashesOf, planned, type Way } from '@/imports/plan';
import type { Said } from '@/imports/read';
import { say } from '@/words/say';
import { folderToWriteIn } from '../library/folders/folder_to_write_in';
import type { ScreenProps } from '../library/lazy_screens';
import type { Stepped } from '../library/past';
import { Button } from '../parts/button';
import { reasonWords } from '../parts/reason_words';
import { bring, newValues } from './bring';
import { ColumnMatch } from './column_match';
import { FindingList } from './finding_list';
import { ImportSettings } from './import_settings';
import { type Filter, filtered, ImportSummary } from './import_summary';
import { TemplateBrowser } from './template_browser';
import { ValuesSaid } from './values_said';

interface ImportPreviewProps extends ScreenProps {
  found: Import;
  file: string;
  again(said: Said): Promise<void>;
  stop(): void;
}

/** Everything that would come, before any of it does. */
export function ImportPreview(props: ImportPreviewProps) {
  const { found, file, view, workspace, sanitise, again, stop, go, doings } = props;
  const [into, setInto] = useState(() => folderToWriteIn(view.folders, null));
  const [filter, setFilter] = useState<Filter>('all');
  const [choices, setChoices] = useState<Choices>({ left: new Set(), ways: new Map(), otherwise: 'both' });
  const [typed, setTyped] = useState<Record<string, string>>({});
  const [busy, setBusy] = useState(false);
  const folder = useRef(into);

  const { entries, folders } = view;
  const clashes = useMemo(() => {
    const editable = new Set(folders.filter(({ right }) => right !== 'use').map(({ id }) => id));
    return clashesOf(found, entries, folder => editable.has(folder));
  }, [found, entries, folders]);
  const plan = useMemo(() => planned(found, clashes, choices, entries), [found, clashes, choices, entries]);
  const shown = useMemo(() => filtered(found, clashes, filter), [found, clashes, filter]);
  const values = { ...newValues(found.values, view), ...typed };
  const coming = plan.adds.reduce((sum, { templates }) => sum + templates.length, plan.replaces.length);
  const known = useMemo(
    () => new Set(entries.map(({ template }) => foldShortcut(template.shortcut))),
    [entries],
  );

  const step = async (): Promise<Stepped> => {
    const outcome = await bring(workspace, view, plan, into, values);
    if (outcome.kind === 'refused') return { kind: 'refused', message: reasonWords(outcome.reason) };
    folder.current = outcome.folder;
    const back = async (): Promise<Stepped> => {
      await outcome.undo();
      return { kind: 'done', back: step };
    };
    return { kind: 'done', back };
  };
  const bringAll = async () => {
    setBusy(true);
    const isDone = await doings.past.act(say('imports.brought', { count: coming }), step);
    setBusy(false);
    if (isDone) go({ screen: 'templates', tab: '', folder: folder.current, template: null, query: '' });
  };

  const turn = (indexes: readonly number[], on: boolean) => {
    const left = new Set(choices.left);
    for (const index of indexes) on ? left.delete(index) : left.add(index);
    setChoices({ ...choices, left });
  };
  const decide = (index: number, way: Way) =>
    setChoices({ ...choices, ways: new Map(choices.ways).set(index, way) });

  return (
    <>
      <ImportSummary {...{ found, file, clashes, filter, setFilter, stop }} />
      <ImportSettings
        {...{ found, view, into, setInto, again }}
        clashing={clashes.size}
        otherwise={choices.otherwise}
        decide={otherwise => setChoices({ ...choices, ways: new Map(), otherwise })}
      />
      {found.table && (
        <ColumnMatch table={found.table} said={said => void again({ format: 'table', ...said })} />
      )}
      <ValuesSaid values={values} said={(name, value) => setTyped({ ...typed, [name]: value })} />
      {found.findings.length > 0 && (
        <details
          class="card about-file"
          open={found.findings.length <= 3 && found.findings.some(each => each.level !== 'fine')}
        >
          <summary>{say('imports.about_file', { count: found.findings.length })}</summary>
          <FindingList findings={found.findings} known={known} />
        </details>
      )}
      <TemplateBrowser {...{ found, shown, clashes, choices, turn, decide, sanitise, known }} />
      <footer class="import-foot">
        <span class="muted" role="status">
          {busy
            ? say('imports.bringing')
            : say('imports.will_come', { coming, replaced: plan.replaces.length, skipped: plan.skipped })}
        </span>
        <Button onClick={stop} disabled={busy}>
          {say('common.cancel')}
        </Button>
        <Button weight="primary" disabled={coming === 0 || busy} onClick={() => void bringAll()}>
          {say('imports.bring', { count: coming })}
        </Button>
      </footer>
    </>
  );
}
