import { htmlOf } from '@/template/text';

/** What a paste may put into a reply: clean rich text, or plain text with its lines kept. */
export function pastedHtml(pasted: DataTransfer | null, sanitise: (html: string) => string): string {
  const html = pasted?.getData('text/html');
  if (html) return sanitise(html);

  const text = pasted?.getData('text/plain') ?? '';
  return text.includes('\n') ? htmlOf(text.replace(/\r\n?/g, '\n')) : escaped(text);
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
