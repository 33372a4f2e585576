import { useRef } from 'preact/hooks';
import type { Attachment } from '@/template/template';
import { say } from '@/words/say';
import { shownBytes } from '@/words/shown';
import { IconButton } from '../../parts/button';
import { Icon } from '../../parts/icon';
import type { Attachments, Done } from './use_attachments';

interface AttachmentFieldProps {
  attachments: Attachments;
  readOnly: boolean;
}

/** The files that go out with a template: each by name and size, to be saved or removed; and a way to add more. */
export function AttachmentField({ attachments, readOnly }: AttachmentFieldProps) {
  const { files, adding, problems, done, add, remove, save } = attachments;
  const field = useRef<HTMLFieldSetElement>(null);
  const chooser = useRef<HTMLInputElement>(null);
  if (readOnly && files.length === 0) return null;

  const removed = (file: Attachment, nth: number) => {
    // The focus stays among the files: at the next one, else at the way to add one.
    const buttons = field.current?.querySelectorAll<HTMLElement>('.attachment > .button') ?? [];
    const next = buttons[nth + 1] ?? buttons[nth - 1] ?? field.current?.querySelector<HTMLElement>('.attach');
    next?.focus();
    remove(file);
  };

  return (
    <fieldset ref={field} class="attachment-field" aria-label={say('template.attachments')}>
      {files.length > 0 && (
        <ul class="attachment-list">
          {files.map((file, nth) => (
            <li key={file.digest + file.name} class="attachment">
              <Icon name="clip" size={14} />
              <button
                type="button"
                class="attachment-name"
                aria-label={say('files.save', { name: file.name })}
                title={say('files.save', { name: file.name })}
                onClick={() => void save(file)}
              >
                <bdi>{file.name}</bdi>
              </button>
              <span class="attachment-size muted">{shownBytes(file.bytes)}</span>
              {!readOnly && (
                <IconButton
                  label={say('files.remove', { name: file.name })}
                  onClick={() => removed(file, nth)}
                >
                  <Icon name="close" size={12} />
                </IconButton>
              )}
            </li>
          ))}
        </ul>
      )}
      {problems.map(words => (
        <p key={words} class="field-error" role="alert">
          {words}
        </p>
      ))}
      {!readOnly && (
        <div class="attachment-more">
          <button type="button" class="link-button attach" onClick={() => chooser.current?.click()}>
            + {say('files.attach')}
          </button>
          <input
            ref={chooser}
            type="file"
            multiple
            hidden
            onChange={event => {
              void add([...(event.currentTarget.files ?? [])]);
              event.currentTarget.value = '';
            }}
          />
          <LastDone adding={adding} done={done} />
        </div>
      )}
    </fieldset>
  );
}

/** Said to a screen reader as well: what was dropped has no button that told of it. */
function LastDone({ adding, done }: { adding: string | null; done: Done | null }) {
  return (
    <>
      <span class="attachment-done muted" role="status">
        {adding === null ? done?.words : say('files.adding', { name: adding })}
      </span>
      {adding === null && done?.undo && (
        <button type="button" class="link-button" onClick={done.undo}>
          {say('files.put_back')}
        </button>
      )}
    </>
  );
}
