import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { valuesOf } from '@/library/values';
import type { LibraryEntry, View, Workspace } from '@/library/workspace';
import type { TemplateProblem } from '@/template/problem';
import type { LiquidField } from '@/template/template';
import { say } from '@/words/say';
import type { SettleDoings } from '../settle/settle_doings';
import { BodyEditor } from './body_editor';
import { ConflictNote } from './conflict_note';
import type { Drafts } from './drafts';
import { EditorHead } from './editor_head';
import { beyondLimits } from './limits';
import { MailFields } from './mail_fields';
import { NewsNote } from './news_note';
import { Preview } from './preview';
import { ProblemList } from './problem_list';
import { PropertyFields } from './property_fields';
import { ReadOnlyNote } from './read_only_note';
import { readiness } from './readiness';
import { useTemplate } from './use_template';
import { VariableMenu } from './variable_menu';
import { variablesOf } from './variables';
import type { Writable } from './writable';

/** What a person can do with the template that is open. */
export interface EditorActions {
  duplicate(): void;
  move(): void;
  remove(): void;
  close(): void;
  open(id: string): void;
}

interface EditorProps {
  entry: LibraryEntry;
  view: View;
  drafts: Drafts;
  workspace: Pick<Workspace, 'changeSettings' | 'save' | 'service'>;
  actions: EditorActions;
  settle: SettleDoings;
  sanitise(html: string): string;
  now: Date;
  /** The variable menu; a key outside of the editor opens it, too. */
  menu: { open: boolean; opened(open: boolean): void };
}

/** One template: what it says, how it will read, and what is wrong with it. Saves by itself. */
export function Editor(props: EditorProps) {
  const { entry, view, drafts, workspace, actions, settle, sanitise, now, menu } = props;
  const { template, change, news, readNews } = useTemplate(entry, drafts);
  const [field, setField] = useState<LiquidField>('body');
  const body = useRef<Writable>(null);
  const others = useRef<Partial<Record<LiquidField, Writable>>>({});

  const folder = view.folders.find(each => each.id === entry.folder);
  const readOnly = folder?.right === 'use';
  const ready = useMemo(() => readiness(template), [template]);
  const beyond = useMemo(() => beyondLimits(template), [template]);

  const writable = (which: LiquidField) => (which === 'body' ? body.current : others.current[which]);
  const show = (problem: TemplateProblem) => writable(problem.field)?.place(problem.line, problem.column);
  useEffect(() => () => void drafts.flush(), [drafts]);

  return (
    <article class="editor" aria-label={template.title || say('template.untitled')}>
      <EditorHead {...{ entry, folder, view, drafts, template, change, readOnly, ready, beyond, actions }} />
      {readOnly && <ReadOnlyNote folder={folder} duplicate={actions.duplicate} />}
      <NewsNote {...{ news, view }} service={workspace.service} read={readNews} />
      <ConflictNote {...{ entry, view, settle }} />
      <PropertyFields
        {...{ entry, view, template, change, readOnly, ready, beyond }}
        open={actions.open}
        move={actions.move}
      />
      <div class="editor-panes">
        <div class="editor-text">
          <MailFields {...{ template, change, readOnly }} focused={setField} writables={others} />
          <BodyEditor
            html={template.body}
            changed={html => change({ body: html })}
            sanitise={sanitise}
            readOnly={readOnly}
            writable={body}
            focused={() => setField('body')}
            problems={ready.problems}
          >
            <VariableMenu
              variables={variablesOf(valuesOf(view.settings, view.team))}
              open={menu.open}
              opened={menu.opened}
              insert={code => writable(field)?.insert(code)}
            />
          </BodyEditor>
          <ProblemList problems={ready.problems} template={template} show={show} />
        </div>
        <Preview
          {...{ template, view, now, sanitise }}
          changeSettings={change => void workspace.changeSettings(change)}
        />
      </div>
    </article>
  );
}
