import type { Ref } from 'preact';
import type { TemplateProblem } from '@/template/problem';
import type { Filled, Rendering } from '@/template/render';
import { say } from '@/words/say';
import { shownList } from '@/words/shown';
import { Attached } from '../parts/attached';
import { attachmentWords } from '../parts/attachment_words';
import { troubleWords } from '../parts/trouble_words';
import { withoutRemotePictures } from './pictures';

interface ReplyProps {
  rendering: Rendering;
  /** What it is written in, BCP 47; empty when nobody said. */
  language: string;
  sanitise: (html: string) => string;
  pane?: Ref<HTMLElement>;
}

/**
 * A reply as it would be sent, its holes shown as holes and its pictures by their words; or what is wrong with its
 * template. `inert` for the reason that `results.tsx` gives; a screen reader is told the text.
 */
export function Reply({ rendering, language, sanitise, pane }: ReplyProps) {
  return (
    <section
      class="reply-pane"
      aria-label={say('in_page.preview')}
      aria-description={spoken(rendering)}
      lang={language || undefined}
      ref={pane ?? null}
    >
      <div inert>
        {rendering.kind === 'broken' && <Broken problems={rendering.problems} />}
        {rendering.kind === 'filled' && <Message filled={rendering} sanitise={sanitise} />}
        {rendering.kind === 'asks' && <Message filled={rendering.preview} sanitise={sanitise} />}
      </div>
    </section>
  );
}

function spoken(rendering: Rendering): string {
  switch (rendering.kind) {
    case 'broken':
      return rendering.problems.map(problem => troubleWords(problem.message)).join(' ');
    case 'filled':
      return spokenMessage(rendering);
    case 'asks':
      return spokenMessage(rendering.preview);
  }
}

function spokenMessage({ text, attachments = [] }: Filled): string {
  if (attachments.length === 0) return text;
  return [text, say('parts.attached_files', { files: shownList(attachments.map(attachmentWords)) })].join(
    '\n',
  );
}

function Message({ filled, sanitise }: { filled: Filled; sanitise: (html: string) => string }) {
  const html = sanitise(withoutRemotePictures(filled.html));
  return (
    <>
      <Headers filled={filled} />
      <div class="reply" dir="auto" dangerouslySetInnerHTML={{ __html: html }} />
      <Attached attachments={filled.attachments} />
    </>
  );
}

function Headers({ filled }: { filled: Filled }) {
  const lines = [
    [say('in_page.to'), filled.to],
    [say('in_page.cc'), filled.cc],
    [say('in_page.bcc'), filled.bcc],
    [say('in_page.subject'), filled.subject],
  ].filter(([, value]) => value);
  if (lines.length === 0) return null;
  return (
    <dl class="reply-headers">
      {lines.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd dir="auto">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Broken({ problems }: { problems: TemplateProblem[] }) {
  return (
    <div class="broken">
      <strong>{say('in_page.mistake')}</strong>
      <ul>
        {problems.map(problem => (
          <li key={`${problem.field}:${problem.line}:${problem.column}`}>
            {troubleWords(problem.message)}
            {problem.suggestion && <span class="broken-hint">{troubleWords(problem.suggestion)}</span>}
            <span class="broken-where">
              {say('in_page.where', {
                field: fieldName(problem.field),
                line: problem.line,
                column: problem.column,
              })}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function fieldName(field: TemplateProblem['field']): string {
  return say(field === 'body' ? 'in_page.reply' : `in_page.${field}`);
}
