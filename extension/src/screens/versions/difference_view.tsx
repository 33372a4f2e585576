import { useState } from 'preact/hooks';
import type { BlockDifference, Piece, Restyled } from '@/library/difference';
import type { BlockKind, Look } from '@/library/reply_blocks';
import {
  type AttachmentDifference,
  type FieldDifference,
  templateDifference,
} from '@/library/template_difference';
import type { Attachment, Template } from '@/template/template';
import type { Word } from '@/words/areas';
import { say } from '@/words/say';
import { shownList } from '@/words/shown';

/** What is otherwise between two wordings, in words: no markup, no fields that are the same. */
export function Difference({ before, after }: { before: Template; after: Template }) {
  const fields = templateDifference(before, after);
  if (fields.length === 0) return <p class="muted">{say('versions.reads_the_same')}</p>;
  return (
    <dl class="difference">
      {fields.map(each => (
        <div key={each.field} class="difference-field">
          <dt>{say(FIELDS[each.field])}</dt>
          <dd dir="auto">
            <FieldView difference={each} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function FieldView({ difference }: { difference: FieldDifference }) {
  switch (difference.kind) {
    case 'text':
      return <Pieces pieces={difference.pieces} />;
    case 'switch':
      return <span>{say(difference.on ? 'versions.turned_on' : 'versions.turned_off')}</span>;
    case 'tags':
      return (
        <span class="difference-tags">
          {difference.removed.map(tag => (
            <del key={tag}>{tag}</del>
          ))}
          {difference.added.map(tag => (
            <ins key={tag}>{tag}</ins>
          ))}
          {difference.kept.map(tag => (
            <span key={tag} class="muted">
              {tag}
            </span>
          ))}
        </span>
      );
    case 'attachments':
      return <Attachments difference={difference} />;
    case 'reply':
      return <Reply blocks={difference.blocks} />;
  }
}

/** One that was replaced under its name reads as nothing else would. */
function Attachments({ difference }: { difference: AttachmentDifference }) {
  const { added, removed, kept } = difference;
  const isAgain = ({ name }: Attachment) => removed.some(each => each.name === name);
  return (
    <span class="difference-tags">
      {removed.map(each => (
        <del key={each.digest + each.name}>{each.name}</del>
      ))}
      {added.map(each => (
        <ins key={each.digest + each.name}>
          {isAgain(each) ? say('versions.attachment_replaced', { name: each.name }) : each.name}
        </ins>
      ))}
      {kept.map(({ name, digest }) => (
        <span key={digest + name} class="muted">
          {name}
        </span>
      ))}
    </span>
  );
}

function Reply({ blocks }: { blocks: readonly BlockDifference[] }) {
  return (
    <div class="difference-reply">
      {stretches(blocks).map((stretch, nth) =>
        // Stretches have no name but their place, and are drawn anew as a whole.
        stretch.length > LONG && stretch[0]?.kind === 'same' ? (
          <Unchanged key={nth.toString()} blocks={stretch} />
        ) : (
          stretch.map((block, at) => <Line key={`${nth}.${at}`} block={block} />)
        ),
      )}
    </div>
  );
}

/** Lines that stayed say where one is; many of them only stand in the way. */
function Unchanged({ blocks }: { blocks: readonly BlockDifference[] }) {
  const [open, opened] = useState(false);
  if (open)
    return (
      <>
        {blocks.map((block, at) => (
          <Line key={at.toString()} block={block} />
        ))}
      </>
    );
  return (
    <button type="button" class="difference-fold" onClick={() => opened(true)}>
      {say('versions.lines_unchanged', { count: blocks.length })}
    </button>
  );
}

function Line({ block }: { block: BlockDifference }) {
  const notes = notesOn(block);
  return (
    <div class={`difference-line ${block.kind} is-${block.is}`}>
      {block.kind !== 'same' && <span class="unseen">{say(LINES[block.kind])}: </span>}
      {block.is === 'rule' ? <hr /> : <Pieces pieces={block.pieces} />}
      {notes.length > 0 && (
        <small class="difference-notes">
          {notes.map(note => (
            <span key={note}>{note}</span>
          ))}
        </small>
      )}
    </div>
  );
}

function Pieces({ pieces }: { pieces: readonly Piece[] }) {
  return (
    <>
      {pieces.map(({ kind, text, restyled }, at) => {
        const key = at.toString();
        if (kind === 'added') return <ins key={key}>{text}</ins>;
        if (kind === 'removed') return <del key={key}>{text}</del>;
        return restyled ? (
          <mark key={key} title={restyledWords(restyled)}>
            {text}
          </mark>
        ) : (
          text
        );
      })}
    </>
  );
}

/** What changed without a word being another one. */
function notesOn({ is, was, pieces }: BlockDifference): string[] {
  const structure = was ? [say('versions.line_became', { was: say(KINDS[was]), is: say(KINDS[is]) })] : [];
  const looks = pieces.flatMap(({ text, restyled }) =>
    restyled && text.trim()
      ? [say('versions.words_restyled', { words: shortened(text), how: restyledWords(restyled) })]
      : [],
  );
  return [...new Set([...structure, ...looks])];
}

function restyledWords({ gained, lost }: Restyled): string {
  const told = [
    ...gained.map(look => say('versions.look_gained', { look: lookWords(look) })),
    ...lost.map(look => say('versions.look_lost', { look: lookWords(look) })),
  ];
  return shownList(told);
}

function lookWords(look: Look): string {
  const [name = '', ...rest] = look.split(' ');
  return say(LOOKS[name] ?? 'versions.look_marked', { value: shortened(rest.join(' ')) });
}

function shortened(text: string): string {
  const said = text.trim();
  return said.length > 60 ? `${said.slice(0, 57)}…` : said;
}

/** Neighbours that stayed, or changed, together. */
function stretches(blocks: readonly BlockDifference[]): BlockDifference[][] {
  const found: BlockDifference[][] = [];
  for (const block of blocks) {
    const last = found.at(-1);
    if (last && (last[0]?.kind === 'same') === (block.kind === 'same')) last.push(block);
    else found.push([block]);
  }
  return found;
}

const LONG = 3;

export const FIELDS: Record<FieldDifference['field'], Word> = {
  title: 'versions.field_title',
  shortcut: 'versions.field_shortcut',
  language: 'versions.field_language',
  subject: 'versions.field_subject',
  to: 'versions.field_to',
  cc: 'versions.field_cc',
  bcc: 'versions.field_bcc',
  description: 'versions.field_description',
  tags: 'versions.field_tags',
  attachments: 'versions.field_attachments',
  follows_case: 'versions.field_follows_case',
  inside_words: 'versions.field_inside_words',
  body: 'versions.field_body',
};
const LINES: Record<'added' | 'removed' | 'changed', Word> = {
  added: 'versions.line_added',
  removed: 'versions.line_removed',
  changed: 'versions.line_changed',
};
const KINDS: Record<BlockKind, Word> = {
  paragraph: 'versions.kind_paragraph',
  heading: 'versions.kind_heading',
  bullet: 'versions.kind_bullet',
  numbered: 'versions.kind_numbered',
  quote: 'versions.kind_quote',
  code: 'versions.kind_code',
  row: 'versions.kind_row',
  rule: 'versions.kind_rule',
};
const LOOKS: Record<string, Word> = {
  bold: 'versions.look_bold',
  italic: 'versions.look_italic',
  underlined: 'versions.look_underlined',
  struck: 'versions.look_struck',
  code: 'versions.look_code',
  raised: 'versions.look_raised',
  lowered: 'versions.look_lowered',
  small: 'versions.look_small',
  marked: 'versions.look_marked',
  link: 'versions.look_link',
  picture: 'versions.look_picture',
  colour: 'versions.look_colour',
  font: 'versions.look_font',
  size: 'versions.look_size',
};
