import { DIGEST, isFileName, MEDIA_TYPE, MOST_ATTACHMENTS } from '@/library/attachments';
import type { Attachment } from '@/template/template';
import { ours as plainLiquid } from '../dialects/ours';
import type { Raw, Reader } from '../format';
import { listAt, type Node, take, takeAll, textAt, textsAt } from '../trees/node';
import { leftBehind } from './left';

/** What `rejoinder packs export --format json` and the library write. */
export const json: Reader = {
  format: 'json',
  fits: source => source.looksLikeJson && textAt(source.json, 'rejoinder') === 'templates',
  *templates(sources, _, about) {
    for (const { json: root } of sources) {
      takeAll(take(root, 'version'));
      const values = take(root, 'values');
      if (values?.kind === 'map')
        for (const name of values.entries.keys()) about.values[name] = textAt(values, name);
      for (const node of listAt(root, 'templates')) yield ownTemplate(node);
      about.findings.push(...leftBehind(root));
    }
  },
};

function ownTemplate(node: Node): Raw {
  const texts = [
    'id',
    'folder',
    'title',
    'shortcut',
    'body',
    'subject',
    'to',
    'cc',
    'bcc',
    'language',
    'description',
  ];
  const said = Object.fromEntries(texts.map(name => [name, textAt(node, name)]));
  return {
    ...(said as unknown as Raw),
    tags: textsAt(node, 'tags'),
    follows_case: textAt(node, 'follows_case') === 'true',
    inside_words: textAt(node, 'inside_words') === 'true',
    attachments: filesAt(node),
    ...{ dialect: plainLiquid, line: node.line, writing: 'rich', isOurs: true },
    findings: leftBehind(node),
  };
}

/** Those of which all is told as it must be. */
function filesAt(node: Node): Attachment[] {
  const told = listAt(node, 'attachments').map(each => ({
    name: textAt(each, 'name'),
    media_type: textAt(each, 'media_type'),
    bytes: Number(textAt(each, 'bytes')),
    digest: textAt(each, 'digest'),
  }));
  return told.filter(isWhole).slice(0, MOST_ATTACHMENTS);
}

const isWhole = ({ name, media_type, bytes, digest }: Attachment): boolean =>
  isFileName(name) && MEDIA_TYPE.test(media_type) && Number.isSafeInteger(bytes) && DIGEST.test(digest);
