"""Every tag of the language, as python-liquid carries it out."""

from typing import TextIO, cast

from liquid import RenderContext, Token
from liquid.ast import Node
from liquid.builtin.content import Literal
from liquid.builtin.expressions import BooleanExpression, LoopExpression
from liquid.builtin.illegal import Illegal
from liquid.builtin.output import Output, OutputNode
from liquid.builtin.tags.assign_tag import AssignTag
from liquid.builtin.tags.capture_tag import CaptureNode as PlainCaptureNode
from liquid.builtin.tags.capture_tag import CaptureTag
from liquid.builtin.tags.case_tag import CaseNode, CaseTag, MultiExpressionBlockNode
from liquid.builtin.tags.for_tag import BreakTag, ContinueTag, ForNode, ForTag
from liquid.builtin.tags.if_tag import IfNode, IfTag
from liquid.builtin.tags.unless_tag import UnlessNode, UnlessTag
from liquid.expression import Expression
from liquid.stream import TokenStream
from liquid.tag import Tag
from liquid.token import TOKEN_TAG

from api.language.body import without_empty_lines
from api.language.include import Include, IncludeBlock
from api.language.operators import equal, plainly
from api.language.scene import BoundedBuffer, Scene
from api.language.text import text_of
from api.language.values import Row, Someone


class WrittenNode(OutputNode):
    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        scene = cast(Scene, context)
        scene.place = self.token.start_index
        return buffer.write(scene.written(self.expression.evaluate(context)))


class Written(Output):
    node_class = WrittenNode


class If(IfTag):
    def parse(self, stream: TokenStream) -> Node:
        return _plain_conditions(super().parse(stream))


class Unless(UnlessTag):
    def parse(self, stream: TokenStream) -> Node:
        return _plain_conditions(super().parse(stream))


def _plain_conditions(node: Node) -> Node:
    assert isinstance(node, IfNode | UnlessNode)
    for holder in (node.condition, *(alternative.expression for alternative in node.alternatives)):
        assert isinstance(holder, BooleanExpression)
        holder.expression = plainly(holder.expression)
    return node


class Case(CaseTag):
    def parse(self, stream: TokenStream) -> Node:
        node = super().parse(stream)
        assert isinstance(node, CaseNode)
        for block in node.blocks:
            if isinstance(block, MultiExpressionBlockNode):
                block.expression = Matches(block.expression)  # type: ignore[assignment]  # same duty, our equality
        return node


class Matches(Expression):
    """Whether a value is any of those behind `when`; once, however many are the same."""

    def __init__(self, parsed: Expression) -> None:
        super().__init__(parsed.token)
        self.wanted = parsed.left  # type: ignore[attr-defined]  # python-liquid keeps the class to itself
        self.choices = list(parsed.children())

    def evaluate(self, context: RenderContext) -> list[bool]:
        wanted = self.wanted.evaluate(context)
        choices = [choice.evaluate(context) for choice in self.choices]
        return [any(equal(wanted, choice) for choice in choices)]

    def children(self) -> list[Expression]:
        return self.choices


class For(ForTag):
    def parse(self, stream: TokenStream) -> Node:
        node = super().parse(stream)
        assert isinstance(node, ForNode)
        assert isinstance(node.expression, LoopExpression)
        node.expression.iterable = Walked(node.token, node.expression.iterable)
        return node


class Walked(Expression):
    """What a loop goes through, as a list; counts the turns of all loops together, before it goes round."""

    def __init__(self, token: Token, expression: Expression) -> None:
        super().__init__(token)
        self.expression = expression

    def evaluate(self, context: RenderContext) -> list[object]:
        scene = cast(Scene, context)
        walked = self.expression.evaluate(context)
        scene.place = self.token.start_index
        scene.turn(len(walked) if isinstance(walked, list | range) else 1)
        if isinstance(walked, list | range):
            return list(walked)
        return [walked] if isinstance(walked, Someone | Row) or (isinstance(walked, str) and walked) else []

    def children(self) -> list[Expression]:
        return [self.expression]


class CaptureNode(PlainCaptureNode):
    """What is captured is text: its markup is gone, and it is escaped again where it is written."""

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        captured = BoundedBuffer()
        self.block.render(context, captured)
        text = captured.getvalue()
        is_rich = cast(Scene, context).writing == "rich"
        context.assign(self.name, text_of(without_empty_lines(text)) if is_rich else text)
        return 0


class Capture(CaptureTag):
    node_class = CaptureNode


class AskNode(Node):
    """A question is declared by standing there; `fields.py` has read it."""

    def render_to_output(self, _: RenderContext, __: TextIO) -> int:
        return 0


class Ask(Tag):
    name, block = "ask", False

    def parse(self, stream: TokenStream) -> Node:
        token = stream.eat(TOKEN_TAG)
        stream.into_inner(tag=token, eat=False)
        return AskNode(token)


class CaretNode(Node):
    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        if cast(Scene, context).writing == "plain":
            return 0
        return buffer.write('<span data-caret=""></span>')


class Caret(Tag):
    name, block = "caret", False

    def parse(self, stream: TokenStream) -> Node:
        stream.expect(TOKEN_TAG)
        return CaretNode(stream.current)


TAG_WORK: list[type[Tag]] = [
    Literal,
    Illegal,
    Written,
    If,
    Unless,
    Case,
    For,
    BreakTag,
    ContinueTag,
    AssignTag,
    Capture,
    Ask,
    Caret,
    Include,
    IncludeBlock,
]
"""Every tag of the language; `include_block` is what `body.py` makes of an `include` that stands alone."""
