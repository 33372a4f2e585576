// @vitest-environment happy-dom
import { Editor } from '@tiptap/core';
import { TextSelection } from '@tiptap/pm/state';
import { expect, test } from 'vitest';
import { dressWords, lookAt } from '@/screens/library/editor/body/dress_words';
import { CONTENT, SCHEMA } from '@/screens/library/editor/body/extensions';
import type { Look, LookName } from '@/screens/library/editor/body/looks';
import { readBody } from '@/screens/library/editor/body/read_body';
import { writeBody } from '@/screens/library/editor/body/write_body';

/** An editor with what stands between the bars selected. */
function selecting(html: string): Editor {
  const editor = new Editor({ element: document.body, extensions: CONTENT, content: readBody(html, SCHEMA).toJSON() });
  const bars: number[] = [];
  editor.state.doc.descendants((node, pos) => {
    for (const { index } of (node.text ?? '').matchAll(/\|/g)) bars.push(pos + index);
  });
  const [from = 0, to = from] = bars;
  const { tr } = editor.state;
  if (to > from) tr.delete(to, to + 1);
  tr.delete(from, from + 1);
  editor.view.dispatch(tr.setSelection(TextSelection.create(tr.doc, from, Math.max(from, to - 1))));
  return editor;
}

function dressed(html: string, ...looks: [Look, LookName | null][]): string {
  const editor = selecting(html);
  for (const [look, name] of looks) dressWords(editor, look, name);
  return writeBody(editor.state.doc);
}

const RED = 'color: #d02f26';
const LARGE = 'font-size: 1.25em';

test.each<[string, string, [Look, LookName | null][], string]>([
  ['some words', '<p>Not |today|.</p>', [['color', 'red']], `<p>Not <span style="${RED}">today</span>.</p>`],
  ['a colour and a size are one span', '<p>|a|</p>', [['color', 'red'], ['size', 'large']], `<p><span style="${RED}; ${LARGE}">a</span></p>`],
  ['another colour instead', `<p><span style="${RED}">|a|</span></p>`, [['color', 'blue']], '<p><span style="color: #2370cc">a</span></p>'],
  ['taken away', `<p><span style="${RED}">|a|</span></p>`, [['color', null]], '<p>a</p>'],
  ['the size stays when the colour goes', `<p><span style="${RED}; ${LARGE}">|a|</span></p>`, [['color', null]], `<p><span style="${LARGE}">a</span></p>`],
  ['only what is selected', `<p><span style="${RED}">a|b|c</span></p>`, [['color', null]], `<p><span style="${RED}">a</span>b<span style="${RED}">c</span></p>`],
  ['around a variable', '<p>|Hi {{ to.name }}|</p>', [['size', 'small']], '<p><span style="font-size: 0.85em">Hi {{ to.name }}</span></p>'],
  ['in bold, which stays', '<p>a<b>|b|</b></p>', [['color', 'red']], `<p>a<span style="${RED}"><b>b</b></span></p>`],
  ['over paragraphs', '<p>|a</p><p>b|</p>', [['color', 'red']], `<p><span style="${RED}">a</span></p><p><span style="${RED}">b</span></p>`],
  ['what an old mail says by font', '<p><font color="blue" face="Arial">|a|</font></p>', [['color', null]], '<p><font face="Arial">a</font></p>'],
  ['small print made large', '<p><small>|a|</small></p>', [['size', 'large']], `<p><span style="${LARGE}">a</span></p>`],
  ['nested colours', `<p><span style="color: teal"><span style="${RED}">|a|</span></span></p>`, [['color', null]], '<p>a</p>'],
])('%s', (_, html, looks, written) => expect(dressed(html, ...looks)).toBe(written));

test('what is typed next has the colour that was chosen', () => {
  const editor = selecting('<p>Hi |</p>');
  dressWords(editor, 'color', 'green');
  editor.view.dispatch(editor.state.tr.insertText('Ada'));
  expect(writeBody(editor.state.doc)).toBe('<p>Hi <span style="color: #1f8048">Ada</span></p>');
});

test.each<[string, LookName | 'other' | null]>([
  [`<p><span style="${RED}">|a|</span></p>`, 'red'],
  [`<p><span style="${RED}">a|</span></p>`, 'red'],
  ['<p><span style="color: teal">|a|</span></p>', 'other'],
  ['<p><font color="#1F8048">|a|</font></p>', 'green'],
  ['<p>|a|</p>', null],
])('%s is said to be %s', (html, said) => expect(lookAt(selecting(html), 'color')).toBe(said));
