import { useMemo, useState } from 'preact/hooks';
import { foldShortcut } from '@/expand/shortcut';
import type { Import } from '@/imports/import';
import { type Choices, clashesOf, planned, type Way } from '@/imports/plan';
import type { Said } from '@/imports/read';
import { BROWSER_FOLDER } from '@/library/entry';
import { say } from '@/words/say';
import type { ScreenProps } from '../library/lazy_screens';
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
  const [into, setInto] = useState(BROWSER_FOLDER.id);
  const [filter, setFilter] = useState<Filter>('all');
  const [choices, setChoices] = useState<Choices>({ left: new Set(), ways: new Map(), otherwise: 'both' });
  const [typed, setTyped] = useState<Record<string, string>>({});
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);

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

  const bringAll = async () => {
    setBusy(true);
    setRefusal(null);
    const outcome = await bring(workspace, view, plan, into, values);
    setBusy(false);
    if (outcome.kind === 'refused') return setRefusal(reasonWords(outcome.reason));
    const undo = async () => {
      doings.say(null);
      await outcome.undo();
      doings.say({ message: say('imports.undone', { count: outcome.count }) });
    };
    doings.say({ message: say('imports.brought', { count: outcome.count }), undo: () => void undo() });
    go({ screen: 'templates', tab: '', folder: outcome.folder, template: null, query: '' });
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
        <details class="card about-file" open={found.findings.length <= 3}>
          <summary>{say('imports.about_file', { count: found.findings.length })}</summary>
          <FindingList findings={found.findings} known={known} />
        </details>
      )}
      <TemplateBrowser {...{ found, shown, clashes, choices, turn, decide, sanitise, known }} />
      {refusal && (
        <p class="field-error" role="alert">
          {say('imports.refused', { reason: refusal })}
        </p>
      )}
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
