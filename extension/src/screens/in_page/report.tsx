import { useLayoutEffect, useRef } from 'preact/hooks';
import { say } from '@/words/say';
import { Button } from '../parts/button';
import { Logo } from '../parts/logo';
import { isComposing } from './composing';
import { keepTabInside } from './tab';

interface ReportBoxProps {
  report: string;
  copied: () => void;
  closed: () => void;
}

/** Shows to the letter what would be copied, before it is. */
export function ReportBox({ report, copied, closed }: ReportBoxProps) {
  const box = useRef<HTMLElement>(null);
  const text = useRef<HTMLTextAreaElement>(null);
  // One reads from the top; the caret of a new field stands at the end.
  useLayoutEffect(() => text.current?.setSelectionRange(0, 0), []);
  const pressed = (event: KeyboardEvent) => {
    if (isComposing(event)) return;
    if (event.key === 'Tab' && box.current) keepTabInside(box.current, event);
    // Left alone, Escape would go on to close a dialog of the page.
    if (event.key !== 'Escape') return;
    event.preventDefault();
    closed();
  };

  return (
    <section class="report" aria-label={say('in_page.report')} ref={box} onKeyDown={pressed}>
      <h1 class="box-title">
        <Logo size={18} />
        {say('in_page.report_title')}
      </h1>
      <p class="report-lead">{say('in_page.report_lead')}</p>
      <textarea
        class="report-text"
        ref={text}
        readOnly
        aria-label={say('in_page.report_text')}
        value={report}
        rows={14}
        wrap="off"
      />
      <footer class="box-foot">
        <Button weight="quiet" keys="Escape" onClick={closed}>
          {say('in_page.close')}
        </Button>
        <Button weight="primary" onClick={copied}>
          {say('in_page.copy_report')}
        </Button>
      </footer>
    </section>
  );
}
