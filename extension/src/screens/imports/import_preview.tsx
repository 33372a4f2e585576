import { useMemo } from 'preact/hooks';
import { foldShortcut } from '@/expand/shortcut';
import { alreadyThere } from '@/imports/already_there';
import type { Import } from '@/imports/import';
import { type Choices, clashesOf, planned } from '@/imports/plan';
import type { Said } from '@/imports/read';
import type { View } from '@/library/workspace';
import { say } from '@/words/say';
import { folderToWriteIn } from '../library/folders/folder_to_write_in';
import type { ScreenProps } from '../library/lazy_screens';
import { newValues } from './bring';
import { bringAll } from './bring_all';
import { ColumnMatch } from './column_match';
import { FindingList } from './finding_list';
import { landing } from './folder_path';
import { ImportFoot } from './import_foot';
import { ImportSettings } from './import_settings';
import { filtered, ImportSummary } from './import_summary';
import { TemplateBrowser } from './template_browser';
import type { Underway, Wanted } from './underway';
import { ValuesSaid } from './values_said';

interface ImportPreviewProps extends ScreenProps {
  underway: Underway;
  found: Import;
  file: string;
  again(said: Said): Promise<void>;
  stop(): void;
}

/** Everything that would come, before any of it does. */
export function ImportPreview(props: ImportPreviewProps) {
  const { underway, found, file, view, sanitise, again, stop } = props;
  const { wanted, writing } = underway;
  const into = folderToWriteIn(view.folders, wanted.into);
  const { there, clashes, choices } = useMet(found, view, into, wanted, sanitise);
  const { entries } = view;
  const plan = useMemo(() => planned(found, clashes, choices, entries), [found, clashes, choices, entries]);
  const shown = useMemo(
    () => filtered(found, { clashes, there }, wanted.filter),
    [found, clashes, there, wanted.filter],
  );
  const known = useMemo(
    () => new Set(entries.map(({ template }) => foldShortcut(template.shortcut))),
    [entries],
  );
  const values = { ...newValues(found.values, view), ...wanted.values };

  const turn = (indexes: readonly number[], on: boolean) =>
    underway.want({ ticked: new Map([...wanted.ticked, ...indexes.map(each => [each, on] as const)]) });

  return (
    <>
      <div class="import-all" inert={writing !== null}>
        <ImportSummary
          {...{ found, file, clashes, there, stop }}
          filter={wanted.filter}
          setFilter={filter => underway.want({ filter, pointed: 0 })}
        />
        <ImportSettings
          {...{ found, view, into, again }}
          setInto={folder => underway.want({ into: folder })}
          clashing={clashes.size}
          otherwise={choices.otherwise}
          decide={otherwise => underway.want({ ways: new Map(), otherwise })}
        />
        {found.table && (
          <ColumnMatch table={found.table} said={said => void again({ format: 'table', ...said })} />
        )}
        <ValuesSaid
          values={values}
          said={(name, value) => underway.want({ values: { ...wanted.values, [name]: value } })}
        />
        <AboutFile found={found} known={known} />
        <TemplateBrowser
          {...{ found, shown, clashes, there, choices, turn, sanitise, known }}
          pointed={wanted.pointed}
          point={pointed => underway.want({ pointed })}
          decide={(index, way) => underway.want({ ways: new Map(wanted.ways).set(index, way) })}
        />
      </div>
      <ImportFoot
        {...{ plan, writing, stop }}
        isAllThere={there.size === found.templates.length}
        bring={() => void bringAll({ ...props, into, plan, values })}
      />
    </>
  );
}

/** What the library has to say to each template, and what is to become of it. */
function useMet(found: Import, view: View, into: string, wanted: Wanted, tidy: (html: string) => string) {
  const { entries, folders } = view;
  const there = useMemo(() => {
    const folderOf = (path: string) => landing(folders, into, path);
    return alreadyThere(found, entries, { folderOf, tidy });
  }, [found, entries, folders, into, tidy]);
  const clashes = useMemo(() => {
    const editable = new Set(folders.filter(({ right }) => right !== 'use').map(({ id }) => id));
    const all = clashesOf(found, entries, folder => editable.has(folder));
    return new Map([...all].filter(([index]) => !there.has(index)));
  }, [found, entries, folders, there]);
  const { ticked, ways, otherwise } = wanted;
  const choices = useMemo((): Choices => {
    const left = found.templates.flatMap((_, index) =>
      (ticked.get(index) ?? !there.has(index)) ? [] : [index],
    );
    return { left: new Set(left), ways, otherwise };
  }, [found, there, ticked, ways, otherwise]);
  return { there, clashes, choices };
}

function AboutFile({ found: { findings }, known }: { found: Import; known: ReadonlySet<string> }) {
  if (findings.length === 0) return null;
  return (
    <details
      class="card about-file"
      open={findings.length <= 3 && findings.some(each => each.level !== 'fine')}
    >
      <summary>{say('imports.about_file', { count: findings.length })}</summary>
      <FindingList findings={findings} known={known} />
    </details>
  );
}
