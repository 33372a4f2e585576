import { useMemo, useRef, useState } from 'preact/hooks';
import type { Files } from '@/library/files';
import { valuesOf } from '@/library/values';
import type { View } from '@/library/workspace';
import type { TemplateProblem } from '@/template/problem';
import type { LiquidField, Template } from '@/template/template';
import { AttachmentField } from './attachment_field';
import type { KeepImage } from './body/keep_image';
import { BodyEditor } from './body_editor';
import { FileDropArea } from './file_drop_area';
import { MailFields } from './mail_fields';
import { ProblemList } from './problem_list';
import { useAttachments } from './use_attachments';
import { useSample } from './use_sample';
import { VariableMenu } from './variable_menu';
import { variablesOf } from './variables';
import type { Writable } from './writable';

/** The variable menu; a key outside of the editor opens it, too. */
export interface Menu {
  open: boolean;
  opened(open: boolean): void;
}

interface TemplateTextProps {
  template: Template;
  change(part: Partial<Template>): void;
  readOnly: boolean;
  problems: readonly TemplateProblem[];
  view: View;
  sanitise(html: string): string;
  now: Date;
  menu: Menu;
  files: Files;
  keepImage: KeepImage;
}

/** Where a template is written: the fields of its message, its body, and what is wrong in them. */
export function TemplateText(props: TemplateTextProps) {
  const { template, change, readOnly, problems, view, sanitise, now, menu, files, keepImage } = props;
  const [field, setField] = useState<LiquidField>('body');
  const body = useRef<Writable>(null);
  const others = useRef<Partial<Record<LiquidField, Writable>>>({});

  const writable = (which: LiquidField) => (which === 'body' ? body.current : others.current[which]);
  const show = (problem: TemplateProblem) => writable(problem.field)?.place(problem.line, problem.column);
  const mend = (of: LiquidField, text: string) => {
    const rewrite = writable(of)?.rewrite;
    if (rewrite) rewrite(text);
    else change({ [of]: text });
  };
  const variables = useMemo(
    () => variablesOf(valuesOf(view.settings, view.team)),
    [view.settings, view.team],
  );
  const shortcuts = useMemo(() => shortcutsOf(view), [view.entries]);
  const sample = useSample(view, now);
  const attachments = useAttachments(template, change, files);

  return (
    <FileDropArea class="editor-text" readOnly={readOnly} dropped={files => void attachments.add(files)}>
      <MailFields {...{ template, change, readOnly }} focused={setField} writables={others} />
      <BodyEditor
        html={template.body}
        language={template.language}
        changed={html => change({ body: html })}
        sanitise={sanitise}
        readOnly={readOnly}
        writable={body}
        focused={() => setField('body')}
        problems={problems}
        variables={variables}
        sample={sample}
        shortcuts={shortcuts}
        keepImage={keepImage}
      >
        <VariableMenu
          variables={variables}
          sample={sample}
          open={menu.open}
          opened={menu.opened}
          insert={code => writable(field)?.insert(code)}
        />
      </BodyEditor>
      <AttachmentField {...{ attachments, readOnly }} />
      <ProblemList problems={problems} template={template} show={show} mend={mend} />
    </FileDropArea>
  );
}

/** Each once: what a template may put in. */
function shortcutsOf({ entries }: View): string[] {
  return [...new Set(entries.map(({ template }) => template.shortcut).filter(Boolean))].sort();
}
