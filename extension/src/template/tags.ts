import {
  AssignTag,
  BreakTag,
  CaptureTag,
  CaseTag,
  ContinueTag,
  type Emitter,
  evalToken,
  ForTag,
  Hash,
  IfTag,
  type Liquid,
  type Context as LiquidContext,
  RawTag,
  Tag,
  type TagToken,
  type TopLevelToken,
  toValue,
  UnlessTag,
} from 'liquidjs';
import { richSource, withoutEmptyLines } from './body';
import { plainSource } from './engine_source';
import { equal } from './operators';
import type { Scene } from './scene';
import { textOf } from './text';
import { BOUNDS, Trouble, tooMuch } from './trouble';

class Ask extends Tag {
  /** A question is declared by standing there; `check.ts` has read it. */
  render(): void {}
}

class Caret extends Tag {
  render(context: LiquidContext, emitter: Emitter): void {
    if ((context as Scene).writing === 'rich') emitter.write('<span data-caret=""></span>');
  }
}

/** Counts the turns of all loops together, before it goes round. */
class BoundedFor extends ForTag {
  override *render(context: LiquidContext, emitter: Emitter): ReturnType<ForTag['render']> {
    const members: unknown = toValue(yield evalToken(this.collection, context));
    (context as Scene).turn(Array.isArray(members) ? members.length : 1);
    return yield* super.render(context, emitter);
  }
}

/** Compares as conditions do. */
class PlainCase extends CaseTag {
  override *render(context: LiquidContext, emitter: Emitter): Generator<unknown, void, unknown> {
    const wanted = yield this.value.value(context, false);
    let found = false;
    for (const { values, templates } of this.branches) {
      const choices: unknown[] = [];
      for (const value of values) choices.push(yield evalToken(value, context));
      if (!choices.some(choice => equal(wanted, choice))) continue;
      found = true;
      yield this.liquid.renderer.renderTemplates(templates, context, emitter);
    }
    if (!found) yield this.liquid.renderer.renderTemplates(this.elseTemplates, context, emitter);
  }
}

/** What is captured is text: its markup is gone, and it is escaped again where it is written. */
class TextCapture extends CaptureTag {
  override *render(context: LiquidContext): Generator<unknown, void, string> {
    yield* super.render(context);
    const scope = context.bottom() as Record<string, unknown>;
    const captured = String(scope[this.variable] ?? '');
    if (captured.length > BOUNDS.text) throw tooMuch();
    if ((context as Scene).writing === 'rich') scope[this.variable] = textOf(withoutEmptyLines(captured));
  }
}

/** Another template in the middle of a line: without the paragraph around it. */
class Include extends Tag {
  private readonly shortcut: string;
  private readonly told: Hash;

  constructor(token: TagToken, remaining: TopLevelToken[], liquid: Liquid) {
    super(token, remaining, liquid);
    const [, quote = '"', shortcut = ''] = /^\s*(["'])(.*?)\1/.exec(token.args) ?? [];
    this.shortcut = shortcut;
    this.told = new Hash(token.args.slice(token.args.indexOf(quote, token.args.indexOf(quote) + 1) + 1));
  }

  *render(context: LiquidContext, emitter: Emitter): Generator<unknown, void, string> {
    const scene = context as Scene;
    scene.push((yield this.told.render(scene)) as unknown as object);
    const html = yield this.inner(scene);
    scene.pop();
    emitter.write(scene.writing === 'rich' ? this.placed(html) : textOf(html).replace(/\s+/g, ' '));
  }

  protected placed(html: string): string {
    const single = /^\s*<(p|div)(?:\s[^>]*)?>([\s\S]*)<\/\1>\s*$/.exec(html);
    const inside = single?.[2];
    return inside !== undefined && !/<(?:p|div)[\s>]/.test(inside) ? inside : html;
  }

  private *inner(scene: Scene): Generator<unknown, string, string> {
    const [template] = scene.occasion.nested.get(this.shortcut) ?? [];
    if (!template) throw new Trouble(`There is no template with the shortcut “${this.shortcut}”.`);
    if (++scene.occasion.included > BOUNDS.included) throw tooMuch();
    scene.occasion.brought.push(...(template.attachments ?? []));

    const source = scene.writing === 'rich' ? richSource(template.body) : plainSource(textOf(template.body));
    const parts = this.liquid.parse(source.liquid);
    return yield this.liquid.renderer.renderTemplates(parts, scene);
  }
}

/** Another template in a paragraph of its own. */
class IncludeBlock extends Include {
  protected override placed(html: string): string {
    return html;
  }
}

/** Every tag of the language by its name; `include_block` is what `body.ts` makes of an `include` that stands alone. */
export const TAG_WORK = {
  if: IfTag,
  unless: UnlessTag,
  case: PlainCase,
  for: BoundedFor,
  break: BreakTag,
  continue: ContinueTag,
  assign: AssignTag,
  capture: TextCapture,
  raw: RawTag,
  ask: Ask,
  caret: Caret,
  include: Include,
  include_block: IncludeBlock,
};
