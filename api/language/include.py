"""`include`: one template inside another, by its shortcut."""

import re
from typing import TextIO, cast

from liquid import RenderContext, Token
from liquid.ast import Node
from liquid.builtin.expressions import KeywordArgument
from liquid.stream import TokenStream
from liquid.tag import Tag
from liquid.token import TOKEN_STRING, TOKEN_TAG

from api.language.body import rich_source
from api.language.content import field_of
from api.language.engine_source import plain_source
from api.language.problem import Trouble, too_much
from api.language.scene import BoundedBuffer, Scene
from api.language.text import text_of

MOST_INCLUDED = 100
"""Templates put into one."""


class IncludeNode(Node):
    """Another template in the middle of a line: without the paragraph around it."""

    def __init__(self, token: Token, shortcut: str, told: list[KeywordArgument]) -> None:
        super().__init__(token)
        self.shortcut = shortcut
        self.told = told

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        scene = cast(Scene, context)
        with scene.extend(dict(value.evaluate(scene) for value in self.told)):
            html = self._inner(scene)
        if scene.writing == "plain":
            return buffer.write(re.sub(r"\s+", " ", text_of(html)))
        return buffer.write(self._placed(html))

    def _placed(self, html: str) -> str:
        single = re.fullmatch(r"\s*<(p|div)(?:\s[^>]*)?>([\s\S]*)</\1>\s*", html)
        return single[2] if single and not re.search(r"<(?:p|div)[\s>]", single[2]) else html

    def _inner(self, scene: Scene) -> str:
        scene.place = self.token.start_index
        opened = scene.occasion.nested.get(self.shortcut)
        if not opened:
            raise Trouble(f"There is no template with the shortcut “{self.shortcut}”.")
        scene.occasion.included += 1
        if scene.occasion.included > MOST_INCLUDED:
            raise too_much()
        body = field_of(opened[0], "body")
        source = rich_source(body) if scene.writing == "rich" else plain_source(text_of(body))
        buffer = BoundedBuffer()
        try:
            for node in scene.env.from_string(source.liquid).nodes:
                node.render(scene, buffer)
        except Trouble:
            scene.place = self.token.start_index
            raise
        return buffer.getvalue()


class IncludeBlockNode(IncludeNode):
    """Another template in a paragraph of its own."""

    def _placed(self, html: str) -> str:
        return html


class Include(Tag):
    name, block = "include", False
    node_class: type[IncludeNode] = IncludeNode

    def parse(self, stream: TokenStream) -> Node:
        token = stream.eat(TOKEN_TAG)
        inner = stream.into_inner(tag=token, eat=False)
        shortcut = inner.eat(TOKEN_STRING).value
        return self.node_class(token, shortcut, KeywordArgument.parse(self.env, inner))


class IncludeBlock(Include):
    name = "include_block"
    node_class = IncludeBlockNode
