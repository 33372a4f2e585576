import { useEffect, useState } from 'preact/hooks';
import type { Pack } from '@/library/pack';
import { type Values, valuesOf } from '@/library/values';
import type { View } from '@/library/workspace';
import { Button } from '../../parts/button';
import { SelectField, TextField } from '../../parts/field';
import { Icon } from '../../parts/icon';
import { Dialog } from '../dialog';
import { pathOf } from '../folders/branches';
import { languageName } from '../language_name';
import { isBrought, newValues } from './bring';
import { type ChosenPack, choosePack } from './pack_choice';
import type { StarterPack } from './starter_packs';

interface ImportDialogProps {
  view: View;
  starters: readonly StarterPack[];
  /** A starter pack that was chosen already. */
  first: StarterPack | null;
  /** Puts the templates into a folder; null means the folder that each pack names. Answers why not, or null. */
  bring(packs: Pack[], folder: string | null): Promise<string | null>;
  close(): void;
}

/** Chooses pack files, shows what is in them or wrong with them, and brings in all of them or nothing. */
export function ImportDialog({ view, starters, first, bring, close }: ImportDialogProps) {
  const [chosen, setChosen] = useState<ChosenPack[]>([]);
  const [folder, setFolder] = useState(NEW_FOLDER);
  const [refusal, setRefusal] = useState<string | null>(null);

  const [said, say] = useState<Record<string, string>>({});

  const packs = chosen.flatMap(each => (each.kind === 'read' ? [each.pack] : []));
  const clean = packs.length > 0 && packs.length === chosen.length;
  const templates = packs.reduce((sum, pack) => sum + pack.templates.length, 0);
  const values = { ...newValues(packs, valuesOf(view.settings, view.team)), ...said };

  const choose = async (files: { name: string; read(): Promise<string> }[]) => {
    setRefusal(null);
    say({});
    setChosen(
      await Promise.all(files.map(async file => choosePack(file.name, await file.read(), view.entries))),
    );
  };

  useEffect(() => {
    if (first) void choose([first]);
  }, [first]);

  const importAll = async () => {
    const why = await bring(
      packs.map(pack => ({ ...pack, values: { ...pack.values, ...values } })),
      folder === NEW_FOLDER ? null : folder,
    );
    if (why) setRefusal(why);
    else close();
  };

  return (
    <Dialog title="Import a pack" close={close}>
      <label class="button file-button">
        <Icon name="folder" /> Choose pack files…
        <input
          type="file"
          accept=".yaml,.yml"
          multiple
          onChange={event =>
            choose(
              [...(event.currentTarget.files ?? [])].map(file => ({
                name: file.name,
                read: () => file.text(),
              })),
            )
          }
        />
      </label>
      {chosen.length === 0 && <StarterList {...{ starters, view }} choose={starter => choose([starter])} />}
      {chosen.map(pack => (
        <ChosenSummary key={pack.file} chosen={pack} />
      ))}
      {clean && <PackValues values={values} say={(name, value) => say({ ...said, [name]: value })} />}
      {clean && <SelectField label="Into" value={folder} options={foldersToFill(view)} chosen={setFolder} />}
      {refusal && (
        <p class="field-error" role="alert">
          {refusal}
        </p>
      )}
      <footer>
        <Button onClick={close}>Cancel</Button>
        <Button weight="primary" disabled={!clean} onClick={importAll}>
          {clean ? `Import ${templates} ${templates === 1 ? 'template' : 'templates'}` : 'Import'}
        </Button>
      </footer>
    </Dialog>
  );
}

const NEW_FOLDER = '';

interface PackValuesProps {
  values: Values;
  say(name: string, value: string): void;
}

/** A pack's example of a shop's name must not reach a customer: whoever brings it in sees it, and can say their own. */
function PackValues({ values, say }: PackValuesProps) {
  const names = Object.keys(values);
  if (names.length === 0) return null;
  return (
    <fieldset class="pack-values">
      <legend>What the replies say about you</legend>
      <div class="two-fields">
        {names.map(name => (
          <TextField
            key={name}
            label={name.replaceAll('_', ' ')}
            value={values[name] ?? ''}
            typed={value => say(name, value)}
          />
        ))}
      </div>
      <p class="muted">Change them at any time in Settings. An empty one is asked for when it is needed.</p>
    </fieldset>
  );
}

function foldersToFill(view: View): { value: string; label: string }[] {
  const editable = view.folders.filter(folder => folder.right !== 'use');
  return [
    { value: NEW_FOLDER, label: 'This browser, in the pack’s own folder' },
    ...editable.map(folder => ({ value: folder.id, label: pathOf(folder, view.folders).join(' / ') })),
  ];
}

function ChosenSummary({ chosen }: { chosen: ChosenPack }) {
  if (chosen.kind === 'refused') {
    return (
      <div class="chosen-pack refused" role="alert">
        <strong>{chosen.file}</strong>
        <p>Nothing is imported until these are solved:</p>
        <ol class="pack-problems">
          {chosen.problems.map(problem => (
            <li key={`${problem.line} ${problem.column} ${problem.message}`}>
              <span class="problem-place">
                line {problem.line}, column {problem.column}
              </span>{' '}
              {problem.message}
            </li>
          ))}
        </ol>
      </div>
    );
  }
  const { pack, clashes } = chosen;
  return (
    <div class="chosen-pack">
      <strong dir="auto">{pack.name}</strong>
      <p dir="auto">{pack.description}</p>
      <p class="muted">
        {pack.templates.length} templates{pack.language && ` · ${languageName(pack.language)}`}
      </p>
      {clashes.length > 0 && (
        <p class="clash-line">
          <Icon name="warning" size={14} />
          <span>
            {clashes.length === 1 ? 'One shortcut opens' : `${clashes.length} shortcuts open`} another
            template already: {clashes.slice(0, 5).join(', ')}
            {clashes.length > 5 && ' …'}. Both stay; whoever types it chooses.
          </span>
        </p>
      )}
    </div>
  );
}

interface StarterListProps {
  starters: readonly StarterPack[];
  view: View;
  choose(starter: StarterPack): void;
}

/** Packs in the person's own language first, the fuller one before the other. */
function closeness(chosen: ChosenPack): number {
  if (chosen.kind === 'refused') return -1;
  const speaks = navigator.language.split('-')[0] === chosen.pack.language.split('-')[0];
  return chosen.pack.templates.length + (speaks ? 10_000 : 0);
}

/** The packs that come with the extension, read one after another as the list is shown. */
export function StarterList({ starters, view, choose }: StarterListProps) {
  const [read, setRead] = useState<ReadonlyMap<StarterPack, ChosenPack>>(new Map());
  useEffect(() => {
    let gone = false;
    void Promise.all(
      starters.map(async starter => [starter, choosePack(starter.name, await starter.read(), [])] as const),
    ).then(all => !gone && setRead(new Map(all.sort(([, a], [, b]) => closeness(b) - closeness(a)))));
    return () => {
      gone = true;
    };
  }, [starters]);

  return (
    <div class="starters">
      {[...read].map(([starter, chosen]) => {
        if (chosen.kind === 'refused') return null;
        const { pack } = chosen;
        const here = isBrought(pack, view.folders);
        return (
          <button key={starter.name} type="button" class="starter" onClick={() => choose(starter)}>
            <strong dir="auto">{pack.name}</strong>
            <span dir="auto">{pack.description}</span>
            <span class="muted">
              {pack.templates.length} templates{pack.language && ` · ${languageName(pack.language)}`}
              {here && ' · already here'}
            </span>
          </button>
        );
      })}
    </div>
  );
}
