import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type BlockDifference, lineWithLiquidDifference, replyDifference, textDifference } from '@/library/difference';
import { templateDifference } from '@/library/template_difference';
import type { Piece } from '@/library/word_difference';
import { EMPTY_TEMPLATE } from '@/template/template';

/** `the [-old-] {+new+} word`; what looks otherwise is `<word: +bold -link>`. */
function read(pieces: readonly Piece[]): string {
  return pieces
    .map(({ kind, text, restyled }) => {
      if (kind === 'added') return `{+${text}+}`;
      if (kind === 'removed') return `[-${text}-]`;
      if (!restyled) return text;
      const changes = [...restyled.gained.map(look => `+${look}`), ...restyled.lost.map(look => `-${look}`)];
      return `<${text}: ${changes.join(' ')}>`;
    })
    .join('');
}

function lines(blocks: readonly BlockDifference[]): string[] {
  const signs = { same: ' ', added: '+', removed: '-', changed: '~' };
  return blocks.map(({ kind, is, was, pieces }) => {
    const what = is === 'paragraph' && !was ? '' : `${was ? `${was} → ` : ''}${is}: `;
    return `${signs[kind]} ${what}${kind === 'changed' || kind === 'same' ? read(pieces) : pieces.map(each => each.text).join('')}`;
  });
}

describe('texts', () => {
  test.each([
    ['one word', 'in 14 days', 'in 30 days', 'in [-14-]{+30+} days'],
    ['a phrase as one', 'by next Friday', 'on this Monday', '[-by next Friday-]{+on this Monday+}'],
    ['Chinese by its signs', '请在三天内回复', '请在五天内回复', '请在[-三-]{+五+}天内回复'],
    ['a variable as one word', 'Hi {{ to.name }}', 'Hi {{ to.first_name }}', 'Hi [-{{ to.name }}-]{+{{ to.first_name }}+}'],
    ['from nothing', '', 'New', '{+New+}'],
    ['to nothing', 'Old', '', '[-Old-]'],
  ])('%s', (_, before, after, expected) => expect(read(textDifference(before, after))).toBe(expected));
});

describe('lines with Liquid', () => {
  test.each([
    ['a filter that came', 'Hi {{ to.name | default: "you" }}!', 'Hi {{ to.name }}!', 'Hi [-{{ to.name | default: "you" }}-]{+{{ to.name }}+}!'],
    ['brackets inside a text between quotes', '{{ a | default: "{x}" }} b', '{{ a | default: "{y}" }} b', '[-{{ a | default: "{x}" }}-]{+{{ a | default: "{y}" }}+} b'],
    ['a tag with a sign of its own inside', '{% if a %}50%{% endif %}', '{% if a and "%" %}50%{% endif %}', '[-{% if a %}-]{+{% if a and "%" %}+}50%{% endif %}'],
    ['what is raw, as one', 'a {% raw %}{{ b }}{% endraw %}', 'a {% raw %}{{ c }}{% endraw %}', 'a [-{% raw %}{{ b }}{% endraw %}-]{+{% raw %}{{ c }}{% endraw %}+}'],
    ['words around it that changed too', 'Dear {{ a }} here', 'Hello {{ b }} here', '[-Dear -][-{{ a }}-]{+Hello +}{+{{ b }}+} here'],
  ])('%s', (_, before, after, expected) => expect(read(lineWithLiquidDifference(before, after))).toBe(expected));
});

describe('replies', () => {
  test.each([
    ['a changed word in a paragraph', '<p>Dear Ada,</p><p>in 14 days</p>', '<p>Dear Ada,</p><p>in 30 days</p>', ['  Dear Ada,', '~ in [-14-]{+30+} days']],
    ['a paragraph that came between', '<p>One here</p><p>Two there</p>', '<p>One here</p><p>New words</p><p>Two there</p>', ['  One here', '+ New words', '  Two there']],
    ['a paragraph that went', '<p>One</p><p>Two</p>', '<p>Two</p>', ['- One', '  Two']],
    ['another paragraph in its place', '<p>Sorry for the delay</p>', '<p>See you soon</p>', ['- Sorry for the delay', '+ See you soon']],
    ['markup that reads the same', '<p>Hi</p>', '<div>Hi</div>', ['  Hi']],
    ['bold words', '<p>It is late</p>', '<p>It is <b>late</b></p>', ['~ It is <late: +bold>']],
    ['bold in another spelling', '<p><b>late</b></p>', '<p><strong>late</strong></p>', ['  late']],
    ['a link that leads elsewhere', '<p><a href="https://a.test">here</a></p>', '<p><a href="https://b.test">here</a></p>', ['~ <here: +link https://b.test -link https://a.test>']],
    ['a paragraph that became an item', '<p>Bring tea</p>', '<ul><li>Bring tea</li></ul>', ['~ paragraph → bullet: Bring tea']],
    ['lines of one paragraph', '<p>One<br>Two words</p>', '<p>One<br>Two other words</p>', ['  One', '~ Two {+other +}words']],
    ['two lines changed at once keep their places', '<p>The parcel is late today</p><p>We are sorry about it</p>', '<p>The parcel was late today</p><p>We are very sorry about it</p>', ['~ The parcel [-is-]{+was+} late today', '~ We are {+very +}sorry about it']],
    ['another picture', '<p><img src="https://a.test/a.png" alt="logo"></p>', '<p><img src="https://a.test/b.png" alt="logo"></p>', ['~ <logo: +picture https://a.test/b.png -picture https://a.test/a.png>']],
    ['entities are signs', '<p>5 &lt; 6</p>', '<p>5 &lt; 7</p>', ['~ 5 < [-6-]{+7+}']],
    ['Liquid with entities and tags inside', '<p>Hi {{ a | default: &quot;<b>x</b>&quot; }}</p>', '<p>Hi {{ a | default: "y" }}</p>', ['~ Hi [-{{ a | default: "x" }}-]{+{{ a | default: "y" }}+}']],
    ['Liquid that is spelt otherwise in HTML only', '<p>{{ a | default: &quot;x&quot; }}</p>', '<p>{{ a | default: "x" }}</p>', ['  {{ a | default: "x" }}']],
    ['brackets that became text', '<p>So {{ a }} it is</p>', '<p>So &#123;&#123; a }} it is</p>', ['~ So [-{{ a }}-]{+{{ a }}+} it is']],
    ['Liquid in an address, as a part of it', '<p><a href="{{ a }}">here</a></p>', '<p><a href="{{ b }}">here</a></p>', ['~ <here: +link {{ b }} -link {{ a }}>']],
    ['bold Liquid', '<p>Hi {{ a }}</p>', '<p>Hi <b>{{ a }}</b></p>', ['~ Hi <{{ a }}: +bold>']],
    ['a table by its rows', '<table><tr><td>tea</td><td>2</td></tr></table>', '<table><tr><td>tea</td><td>3</td></tr></table>', ['~ row: tea | [-2-]{+3+}']],
  ])('%s', (_, before, after, expected) => expect(lines(replyDifference(before, after))).toEqual(expected));

  const reply = fc
    .array(fc.array(fc.constantFrom('late', 'parcel', 'sorry', '退货', '{{ to }}', '{{ to | default: "x" }}', '{% if a %}', '<b>bold</b>', ' '), { maxLength: 6 }), { maxLength: 8 })
    .map(paragraphs => paragraphs.map(words => `<p>${words.join(' ')}</p>`).join(''));

  test('whatever was written, both wordings can be read out of the difference', () => {
    fc.assert(
      fc.property(reply, reply, (before, after) => {
        const blocks = replyDifference(before, after);
        const side = (without: Piece['kind']) =>
          blocks
            .flatMap(each => each.pieces.filter(piece => piece.kind !== without).map(piece => piece.text).join(''))
            .filter(Boolean);
        const told = (html: string) => replyDifference(html, html).map(each => read(each.pieces));
        expect(side('added')).toEqual(told(before));
        expect(side('removed')).toEqual(told(after));
      }),
    );
  });
});

test('Liquid is told apart from text where a field reads it, and nowhere else', () => {
  const after = { ...EMPTY_TEMPLATE, title: '{{ a }}', subject: 'Re: {{ a }}', body: '<p>So {{ a }}</p>' };

  expect(templateDifference(EMPTY_TEMPLATE, after)).toEqual([
    { field: 'title', kind: 'text', pieces: [{ kind: 'added', text: '{{ a }}' }] },
    { field: 'subject', kind: 'text', pieces: [{ kind: 'added', text: 'Re: ' }, { kind: 'added', text: '{{ a }}', liquid: true }] },
    { field: 'body', kind: 'reply', blocks: [{ kind: 'added', is: 'paragraph', pieces: [{ kind: 'added', text: 'So ' }, { kind: 'added', text: '{{ a }}', liquid: true }] }] },
  ]);
});

test('a template is told field by field, and what is the same is not told', () => {
  const before = { ...EMPTY_TEMPLATE, title: 'Late', tags: ['a', 'b'], body: '<p>One</p>', follows_case: true };
  const after = { ...before, title: 'Later', tags: ['b', 'c'], body: '<div>One</div>', follows_case: false };

  expect(templateDifference(before, after)).toEqual([
    { field: 'title', kind: 'text', pieces: [{ kind: 'removed', text: 'Late' }, { kind: 'added', text: 'Later' }] },
    { field: 'tags', kind: 'tags', added: ['c'], removed: ['a'], kept: ['b'] },
    { field: 'follows_case', kind: 'switch', on: false },
  ]);
  expect(templateDifference(before, { ...before })).toEqual([]);
});
