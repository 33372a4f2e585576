"""python-liquid with the words of our language and no others."""

from collections.abc import Callable
from functools import cache
from typing import cast

from liquid import Environment, RenderContext

from api.language.body import without_empty_lines
from api.language.engine_source import EngineSource
from api.language.filter_values import FilterWork
from api.language.filters import FILTER_WORK
from api.language.occasion import Occasion
from api.language.pieces import Writing
from api.language.problem import Trouble, too_much
from api.language.scene import BoundedBuffer, Scene
from api.language.tags import TAG_WORK
from api.language.values import MOST_NUMBER, MOST_TEXT, InAttribute, Unknown, plain_value


class Stopped(Exception):
    """A `Trouble` with the place in the engine's source where it came up."""

    def __init__(self, trouble: Trouble, place: int) -> None:
        super().__init__(trouble.message)
        self.trouble, self.place = trouble, place


def render_field(source: EngineSource, writing: Writing, occasion: Occasion) -> str:
    """The field as it would be sent; raises `Stopped`."""
    template = engine().from_string(source.liquid)
    scene = Scene(template, occasion, writing)
    buffer = BoundedBuffer()
    try:
        template.render_with_context(scene, buffer)
    except Trouble as trouble:
        raise Stopped(trouble, scene.place) from trouble
    return without_empty_lines(buffer.getvalue()) if writing == "rich" else buffer.getvalue()


@cache
def engine() -> Environment:
    return _Engine()


class _Engine(Environment):
    suppress_blank_control_flow_blocks = False
    block_nesting_limit = 100

    def setup_tags_and_filters(self, *, extra: bool = False) -> None:
        for tag in TAG_WORK:
            self.add_tag(tag)
        for name, work in FILTER_WORK.items():
            self.add_filter(name, _filter(name, work))
        self.add_filter("default", _or_else)
        self.add_filter("in_attribute", InAttribute)


def _filter(name: str, work: FilterWork) -> Callable[..., object]:
    """A filter on something that nobody knows gives something that nobody knows."""

    def run(value: object, *given: object, context: RenderContext, **named: object) -> object:
        if isinstance(value, Unknown) and name == "size":
            return 0
        everything = (value, *given, *named.values())
        unknown = next((one for one in everything if isinstance(one, Unknown)), None)
        if unknown:
            return unknown
        pairs = [(key, plain_value(one)) for key, one in named.items()]
        result = work(plain_value(value), [*map(plain_value, given), *pairs], cast(Scene, context))
        if isinstance(result, str) and len(result) > MOST_TEXT:
            raise too_much()
        if isinstance(result, int | float) and abs(result) > MOST_NUMBER:
            raise too_much()
        return result

    run.with_context = True  # type: ignore[attr-defined]  # how python-liquid is told to pass the context
    return run


def _or_else(value: object, otherwise: object) -> object:
    plain = plain_value(value)
    missing = plain is None or plain is False or plain in ("", []) or isinstance(plain, Unknown)
    return otherwise if missing else value
