import { useState } from 'preact/hooks';
import type { Answered } from '@/library/service';
import { isValueName } from '@/library/values';
import type { LibraryEntry } from '@/library/workspace';
import { say } from '@/words/say';
import { valueNameOf } from '../library/settings/value_list';
import { TextField } from '../parts/field';
import { reasonWords } from '../parts/reason_words';
import { ActDialog } from './act_dialog';
import type { Desk } from './desk';
import { withValueRenamed } from './value_use';

interface ValueDialogProps {
  desk: Desk;
  /** Empty for a new one. */
  name: string;
  values: Record<string, string>;
  uses: ReadonlyMap<string, readonly LibraryEntry[]>;
  close(): void;
  done(message: string): void;
}

/** Sets a value, new or not; every keyboard has it within seconds. */
export function SetValue({ desk, name, values, uses, close, done }: ValueDialogProps) {
  const [typedName, setName] = useState(name);
  const [value, setValue] = useState(values[name] ?? '');
  const wanted = valueNameOf(typedName);
  const isNew = !Object.hasOwn(values, name);
  const isTaken = name === '' && Object.hasOwn(values, wanted);
  const count = uses.get(wanted)?.length ?? 0;
  return (
    <ActDialog
      title={isNew ? say('people.new_value') : say('people.change_value_of', { name })}
      verb={say('common.save')}
      disabled={!isValueName(wanted) || isTaken}
      act={() => change(desk, { [wanted]: value.trim() })}
      done={() => done(say('people.value_saved', { name: wanted }))}
      close={close}
    >
      {name === '' && <ValueName value={typedName} typed={setName} isTaken={isTaken} />}
      <TextField
        label={say('people.value_becomes')}
        maxLength={500}
        autofocus={name !== ''}
        value={value}
        typed={setValue}
      />
      <p class="muted">{say('people.value_effect', { count })}</p>
    </ActDialog>
  );
}

/** Takes a value away, and says which templates will have a hole then. */
export function RemoveValue({ desk, name, uses, close, done }: ValueDialogProps) {
  const count = uses.get(name)?.length ?? 0;
  return (
    <ActDialog
      title={say('people.remove_value_of', { name })}
      verb={say('common.delete')}
      weight="danger"
      {...(count > 0 && { confirm: name })}
      act={() => change(desk, { [name]: null })}
      done={() => done(say('people.value_removed', { name }))}
      close={close}
    >
      <p>{say('people.remove_value_effect', { count })}</p>
    </ActDialog>
  );
}

/** Calls a value otherwise, in every template that one may edit; where one may not, both names stay good. */
export function RenameValue({ desk, name, values, uses, close, done }: ValueDialogProps) {
  const [typedName, setName] = useState(name);
  const wanted = valueNameOf(typedName);
  const isTaken = wanted !== name && Object.hasOwn(values, wanted);
  const using = uses.get(name) ?? [];
  const mine = using.filter(entry => mayEdit(desk, entry));
  const others = using.length - mine.length;

  const act = async (): Promise<Answered<unknown>> => {
    const told = await change(desk, { [wanted]: values[name] ?? '' });
    if (told.kind !== 'told') return told;
    for (const { id, folder, template } of mine) {
      const outcome = await desk.workspace.save({
        id,
        folder,
        template: withValueRenamed(template, name, wanted),
      });
      if (outcome.kind === 'refused')
        return { kind: 'refused', code: 'not_saved', message: reasonWords(outcome.reason) };
    }
    return others > 0 ? told : change(desk, { [name]: null });
  };

  return (
    <ActDialog
      title={say('people.rename_value_of', { name })}
      verb={say('people.rename')}
      disabled={!isValueName(wanted) || wanted === name || isTaken}
      act={act}
      done={() => done(say('people.value_renamed', { from: name, to: wanted, count: mine.length }))}
      close={close}
    >
      <ValueName value={typedName} typed={setName} isTaken={isTaken} />
      <p>{say('people.rename_value_effect', { count: mine.length })}</p>
      {others > 0 && <p class="note warn">{say('people.rename_value_others', { count: others, name })}</p>}
    </ActDialog>
  );
}

interface ValueNameProps {
  value: string;
  typed(name: string): void;
  isTaken: boolean;
}

function ValueName({ value, typed, isTaken }: ValueNameProps) {
  return (
    <TextField
      label={say('people.value_name')}
      hint={say('people.value_name_hint')}
      error={nameProblem(value, isTaken)}
      spellcheck={false}
      autofocus
      value={value}
      typed={typed}
    />
  );
}

/** The service merges what is sent into what is there. */
function change(desk: Desk, values: Record<string, string | null>): Promise<Answered<unknown>> {
  return desk.service.ask('PATCH', desk.path, { values });
}

function mayEdit(desk: Desk, entry: LibraryEntry): boolean {
  const right = desk.view.folders.find(folder => folder.id === entry.folder)?.right;
  return right === 'edit' || right === 'manage';
}

function nameProblem(typed: string, isTaken: boolean): string | undefined {
  if (typed.trim() === '') return undefined;
  const wanted = valueNameOf(typed);
  if (isTaken) return say('people.value_taken', { name: wanted });
  return isValueName(wanted) ? undefined : say('people.value_name_wrong');
}
