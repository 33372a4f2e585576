import type { TemplateProblem } from '@/template/problem';
import { fixOf } from '../problem_fix';
import { ChipField } from './chip_field';
import { EmojiField } from './emoji_field';
import { LinkField } from './link_field';
import { codeOf } from './liquid_code';
import { LookField } from './look_field';
import type { Look } from './looks';
import { PictureField } from './picture_field';
import type { ChosenChip, ChosenPicture, RichText } from './rich_text';
import type { Standing } from './tools';

/** What lies over the text and asks for something. */
export type Asking =
  | { kind: 'link' }
  | { kind: 'emoji' }
  | { kind: 'look'; look: Look; place: { left: number; top: number } }
  | { kind: 'chip'; chip: ChosenChip }
  | { kind: 'picture'; picture: ChosenPicture };

interface RichLayerProps {
  asking: Asking;
  rich: RichText;
  standing: Standing;
  names: readonly string[];
  shortcuts: readonly string[];
  frame(): DOMRect;
  done(): void;
}

/** A link's address, or a chip's fields, beside what they are about; the caret comes back when they close. */
export function RichLayer({ asking, rich, standing, names, shortcuts, frame, done }: RichLayerProps) {
  if (asking.kind === 'link') {
    return (
      <LinkField
        address={standing.link ?? ''}
        decided={address => {
          done();
          rich.link(address);
        }}
      />
    );
  }

  if (asking.kind === 'emoji') {
    return (
      <EmojiField
        taken={emoji => {
          done();
          if (emoji) rich.insert(emoji);
          else rich.focus();
        }}
      />
    );
  }
  if (asking.kind === 'look') {
    return (
      <LookField
        key={asking.look}
        {...asking}
        standing={standing.looks[asking.look]}
        chosen={name => {
          done();
          rich.dress(asking.look, name);
        }}
        closed={() => {
          done();
          rich.focus();
        }}
      />
    );
  }
  if (asking.kind === 'picture') return <PictureLayer {...{ rich, frame, done }} picture={asking.picture} />;
  return <ChipLayer {...{ rich, names, shortcuts, frame, done }} chip={asking.chip} />;
}

type LayerProps = Pick<RichLayerProps, 'rich' | 'frame' | 'done'>;

function PictureLayer({ picture, rich, frame, done }: LayerProps & { picture: ChosenPicture }) {
  const { pos, kept, element } = picture;
  return (
    <PictureField
      key={pos}
      kept={kept}
      place={under(element.getBoundingClientRect(), frame())}
      decided={next => {
        done();
        rich.setPicture(pos, next);
      }}
      closed={() => {
        done();
        rich.placeBehind(pos);
      }}
    />
  );
}

interface ChipLayerProps extends LayerProps, Pick<RichLayerProps, 'names' | 'shortcuts'> {
  chip: ChosenChip;
}

function ChipLayer({ chip, rich, names, shortcuts, frame, done }: ChipLayerProps) {
  const { pos, source, element } = chip;
  const code = codeOf(source);
  return (
    <ChipField
      key={pos}
      {...{ code, names, shortcuts }}
      problem={withFix(rich.problemAt(pos), source)}
      place={under(element.getBoundingClientRect(), frame())}
      decided={next => {
        done();
        if (next === code) rich.placeBehind(pos);
        else rich.setChip(pos, next);
      }}
      asText={() => {
        done();
        rich.chipAsText(pos);
      }}
      closed={() => {
        done();
        rich.placeBehind(pos);
      }}
    />
  );
}

function withFix(problem: TemplateProblem | null, source: string) {
  if (!problem) return null;
  const fixed = fixOf({ ...problem, line: 1, column: 1 }, source);
  const isChip = fixed && !/\{%\s*end/.test(fixed.writes);
  return { ...problem, fixed: isChip ? codeOf(fixed.text) : null };
}

/** Below what it is about, and not over the edge that lies behind it. */
export function under(chip: DOMRect, frame: DOMRect): { left: number; top: number } {
  const left = Math.max(0, Math.min(chip.left - frame.left, frame.width - WIDTH - 8));
  return { left, top: chip.bottom - frame.top + 6 };
}

const WIDTH = 320;
