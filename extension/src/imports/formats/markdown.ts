import { escapeHtml } from '@/template/entities';

/** The Markdown that replies are written in: paragraphs, headings, lists, bold, italic, links, code. */
export function markdownToHtml(markdown: string): string {
  return markdown
    .replace(/\r\n?/g, '\n')
    .split(/\n{2,}/)
    .map(block => blockOf(block.replace(/^\n+|\n+$/g, '')))
    .join('');
}

function blockOf(block: string): string {
  const lines = block.split('\n');
  const heading = /^(#{1,6})\s+(.*)$/.exec(block);
  if (heading && lines.length === 1)
    return `<h${heading[1]?.length}>${inline(heading[2] ?? '')}</h${heading[1]?.length}>`;
  if (lines.every(line => /^\s*[-*+]\s+/.test(line))) return list('ul', lines, /^\s*[-*+]\s+/);
  if (lines.every(line => /^\s*\d+[.)]\s+/.test(line))) return list('ol', lines, /^\s*\d+[.)]\s+/);
  if (lines.every(line => line.startsWith('>')))
    return `<blockquote>${blockOf(lines.map(line => line.replace(/^>\s?/, '')).join('\n'))}</blockquote>`;
  return block === '' ? '' : `<p>${lines.map(inline).join('<br>')}</p>`;
}

function list(tag: string, lines: string[], bullet: RegExp): string {
  return `<${tag}>${lines.map(line => `<li>${inline(line.replace(bullet, ''))}</li>`).join('')}</${tag}>`;
}

function inline(text: string): string {
  return escapeHtml(text)
    .replaceAll('&quot;', '"')
    .replace(/`([^`]+)`/g, '<code>$1</code>')
    .replace(/\*\*([^*]+)\*\*|__([^_]+)__/g, (_, star?: string, line?: string) => `<b>${star ?? line}</b>`)
    .replace(/(?<![\w*])\*([^*\s][^*]*)\*(?![\w*])/g, '<i>$1</i>')
    .replace(/\[([^\]]+)\]\((\S+?)\)/g, '<a href="$2">$1</a>');
}
