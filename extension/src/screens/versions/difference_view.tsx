import { useState } from 'preact/hooks';
import type { BlockDifference } from '@/library/difference';
import type { BlockKind } from '@/library/reply_blocks';
import {
  type AttachmentDifference,
  type FieldDifference,
  templateDifference,
} from '@/library/template_difference';
import type { Attachment, Template } from '@/template/template';
import type { Word } from '@/words/areas';
import { language, say } from '@/words/say';
import { questionsOf } from '../library/editor/body/seen_liquid';
import { type AskedOfBoth, Pieces, restyledWords, type Seen, seenIn, shortened } from './difference_pieces';

/** What is otherwise between two wordings, in words: no markup, no fields that are the same. */
export function Difference({ before, after }: { before: Template; after: Template }) {
  const fields = templateDifference(before, after);
  if (fields.length === 0) return <p class="muted">{say('versions.reads_the_same')}</p>;
  const asked = { before: questionsOf(before), after: questionsOf(after) };
  const spoken = after.language || before.language || undefined;
  return (
    <dl class="difference">
      {fields.map(each => (
        <div key={each.field} class="difference-field">
          <dt>{say(FIELDS[each.field])}</dt>
          <dd dir="auto" lang={IN_ITS_LANGUAGE.has(each.field) ? spoken : undefined}>
            <FieldView difference={each} asked={asked} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function FieldView({ difference, asked }: { difference: FieldDifference; asked: AskedOfBoth }) {
  switch (difference.kind) {
    case 'text':
      return <Pieces pieces={difference.pieces} seen={seenIn(difference.pieces, asked)} />;
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
      return (
        <Reply
          blocks={difference.blocks}
          seen={seenIn(
            difference.blocks.flatMap(each => each.pieces),
            asked,
          )}
        />
      );
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

interface LinesProps {
  blocks: readonly BlockDifference[];
  seen: Seen;
}

function Reply({ blocks, seen }: LinesProps) {
  return (
    <div class="difference-reply">
      {stretches(blocks).map((stretch, nth) =>
        // Stretches have no name but their place, and are drawn anew as a whole.
        stretch.length > LONG && stretch[0]?.kind === 'same' ? (
          <Unchanged key={nth.toString()} blocks={stretch} seen={seen} />
        ) : (
          stretch.map((block, at) => <Line key={`${nth}.${at}`} block={block} seen={seen} />)
        ),
      )}
    </div>
  );
}

/** Lines that stayed say where one is; many of them only stand in the way. */
function Unchanged({ blocks, seen }: LinesProps) {
  const [open, opened] = useState(false);
  if (open)
    return (
      <>
        {blocks.map((block, at) => (
          <Line key={at.toString()} block={block} seen={seen} />
        ))}
      </>
    );
  return (
    <button type="button" class="difference-fold" onClick={() => opened(true)}>
      {say('versions.lines_unchanged', { count: blocks.length })}
    </button>
  );
}

function Line({ block, seen }: { block: BlockDifference; seen: Seen }) {
  const notes = notesOn(block, seen);
  return (
    <div class={`difference-line ${block.kind} is-${block.is}`}>
      {block.kind !== 'same' && (
        <span class="unseen" lang={language()}>
          {say(LINES[block.kind])}:{' '}
        </span>
      )}
      {block.is === 'rule' ? <hr /> : <Pieces pieces={block.pieces} seen={seen} />}
      {notes.length > 0 && (
        <small class="difference-notes" lang={language()}>
          {notes.map(note => (
            <span key={note}>{note}</span>
          ))}
        </small>
      )}
    </div>
  );
}

/** What changed without a word being another one. */
function notesOn({ is, was, pieces }: BlockDifference, seen: Seen): string[] {
  const structure = was ? [say('versions.line_became', { was: say(KINDS[was]), is: say(KINDS[is]) })] : [];
  const looks = pieces.flatMap(piece => {
    const { text, restyled } = piece;
    if (!restyled || text.trim() === '') return [];
    const words = piece.liquid ? seen(piece).look.label : shortened(text);
    return [say('versions.words_restyled', { words, how: restyledWords(restyled) })];
  });
  return [...new Set([...structure, ...looks])];
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
/** What the reader of a reply reads; the rest is in the words of the screen. */
const IN_ITS_LANGUAGE: ReadonlySet<FieldDifference['field']> = new Set(['title', 'subject', 'body']);
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
