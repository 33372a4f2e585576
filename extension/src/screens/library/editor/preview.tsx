import { useMemo } from 'preact/hooks';
import type { Context } from '@/template/context';
import type { Nested } from '@/template/nested';
import { render } from '@/template/render';
import type { Template } from '@/template/template';

interface PreviewProps {
  template: Template;
  context: Context;
  nested: Nested;
  sanitise(html: string): string;
}

/** The reply as Ada Lovelace would get it; what would be asked for stands as a hole. */
export function Preview({ template, context, nested, sanitise }: PreviewProps) {
  const rendering = useMemo(() => render(template, context, {}, nested), [template, context, nested]);

  if (rendering.kind === 'broken') {
    return (
      <section class="preview" aria-label="Preview">
        <h3>Preview</h3>
        <p class="muted">It shows again as soon as the problem is solved.</p>
      </section>
    );
  }

  const filled = rendering.kind === 'asks' ? rendering.preview : rendering;
  const head = (['to', 'cc', 'bcc', 'subject'] as const).filter(field => filled[field]);
  return (
    <section class="preview" aria-label="Preview">
      <h3>
        Preview <span class="muted">for Ada Lovelace</span>
      </h3>
      {head.length > 0 && (
        <dl class="preview-head">
          {head.map(field => (
            <div key={field}>
              <dt>{FIELD_NAMES[field]}</dt>
              <dd dir="auto">{filled[field]}</dd>
            </div>
          ))}
        </dl>
      )}
      <div class="reply" dir="auto" dangerouslySetInnerHTML={{ __html: sanitise(filled.html) }} />
      {rendering.kind === 'asks' && (
        <p class="asks">
          Asks for {rendering.questions.map(question => question.label).join(', ')} before it inserts.
        </p>
      )}
    </section>
  );
}

/** What the fields of a message are called on screen. */
export const FIELD_NAMES = { subject: 'Subject', to: 'To', cc: 'Cc', bcc: 'Bcc', body: 'Reply' } as const;
