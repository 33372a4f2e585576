"""Templates by chance, for whoever compares what two implementations make of them."""

import random
from collections.abc import Callable
from typing import Any

from api.language.vocabulary import FILTERS

COUNT = 1_000


ANSWERS = {
    "nickname": ["Bob", "", "12,5"],
    "sent": ["lamp\ncable", "cable", ""],
    "items": ["lamp\t19.90\ncable\t5", "x\ty", "lamp", ""],
    "pieces": ["10", "1,5", "1.299", "many"],
    "due": ["2026-12-24", "2026-11-20"],
    "note": ["", "one\ntwo <b>"],
}


LANGUAGES = [
    *[
        "",
        "",
        "",
        "",
        "de",
        "zh-CN",
        "id",
        "fr",
        "ru",
        "es",
        "en-GB",
        "de-CH",
        "ar",
        "fa",
        "ja",
        "pt-BR",
    ],
    *["pl", "tr", "vi", "hi", "uk", "sv", "nl", "it", "th", "cs"],
]


VALUES = [
    "to.first_name",
    "nickname",
    "to",
    "now",
    "today",
    "team.return_days",
    '"a<b"',
    '"B_c"',
    "3",
    "-2.5",
    "0",
    "cc.name",
    "page.url",
    "subject",
    "to[0].email",
    "to.last.name",
    "true",
    "nil",
    "empty",
    "blank",
    '"2026-12-31"',
    "message",
    "z",
    "a",
    "cc.size",
    '"12"',
    "account",
    "from",
    "item",
    "item.name",
    "item.price",
    "forloop.index",
    "sent",
    "items",
    "pieces",
    "due",
    "note",
    "1299.5",
    "1.005",
    '"1.299,50"',
    '"12,5"',
]


ARGUMENTS = [
    '"x"',
    "2",
    '"a"',
    "nickname",
    '"_"',
    '","',
    "3",
    '"1"',
    "-1",
    "0",
    "to.first_name",
    "today",
    '"3_days"',
]


OPERATORS = ["==", "!=", "<", ">", "<=", ">=", "contains", "<>"]


PHRASES = {
    "shift": ['"3 workdays"', '"-1 month"', '"next friday"', '"2 hours, 1 day"', '"1 year"'],
    "date": ['"long"', '"short"', '"full"', '"%d %B %Y %H:%M"', '"weekday"', '"time"'],
    "map": ['"name"'],
    "where": ['"name"'],
    "sort": ['"name"'],
    "money": ['"EUR"', '"IDR"', '"JPY"', '"kwd"', '"EURO"', "nickname"],
    "number": ["0", "2"],
    "percent": ["1", "2"],
    "list": ['"or"', '"and"'],
    "names": ['"or"', '"and"'],
    "days_until": ["due", "today", '"2026-12-24"', "now"],
    "workdays_until": ["due", "today", '"2026-12-24"', "now"],
    "plural": ['one: "day", other: "days"', 'zero: nickname, other: "x"', '"day", "days"'],
}


MARKUP = [
    "Hi ",
    "<p>",
    "</p>",
    "<br>",
    "<b>x</b>",
    "&amp;",
    " ",
    "<ul><li>",
    "</li></ul>",
    "<div>",
    "</div>",
    "&nbsp;",
]


PLAIN = [
    "{% caret %}",
    '{% ask nickname, kind: "text", default: to.first_name %}',
    '{% ask sent, kind: "several", options: "lamp, cable", default: "lamp" %}',
    '{% ask items, columns: "Item, Price", hint: "A line each." %}',
    '{% ask pieces, kind: "number", default: team.return_days | times: 2 %}',
    '{% ask due, kind: "date", default: today | shift: "3 workdays", label: "Until" %}',
    '{% ask note, kind: "long", optional: true, default: nickname | append: "!" %}',
    '{% include ";sig" %}',
    '{% include ";sig", word: nickname %}',
    "{% comment %}x{% endcomment %}",
]


ODD = [
    "{%- if to -%} x {%- endif -%}",
    "{{- to.name -}}",
    "{% raw %}{{ x }}{% endraw %}",
    "{{ to.nam }}",
    "{% fi %}",
]


class Writer:
    """Writes templates that mostly read well."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)

    def template(self) -> dict[str, str]:
        language = self.chance.choice(LANGUAGES)
        return {"body": self.body(), "subject": self.body(2), "language": language}

    def answers(self) -> dict[str, str]:
        known = self.chance.choice([0.0, 0.3, 1.0])
        return {
            name: self.chance.choice(said) for name, said in ANSWERS.items() if self.chance.random() < known
        }

    def body(self, depth: int = 0) -> str:
        return "".join(self.part(depth) for _ in range(self.chance.randint(1, 4 if depth else 7)))

    def part(self, depth: int) -> str:
        pick = self.chance.choice
        if depth > 2:
            return pick(MARKUP)
        ways: list[Callable[[], str]] = [
            lambda: pick(MARKUP),
            lambda: pick(MARKUP),
            lambda: pick(PLAIN),
            lambda: pick(ODD) if self.chance.random() < 0.1 else "",
            lambda: f"{{{{ {self.expression()} }}}}",
            lambda: f"{{{{ {self.expression()} }}}}",
            lambda: f"{{% assign z = {self.expression()} %}}",
            lambda: f'<a href="https://x.test/{{{{ {self.expression()} }}}}">l</a>',
            lambda: self.block(f"if {self.condition()}", "if", "{% else %}", depth),
            lambda: self.block(f"unless {self.condition()}", "unless", "", depth),
            lambda: self.block(f"for item in {pick([*VALUES, '(1..3)'])}", "for", "{% else %}", depth),
            lambda: self.block("capture a", "capture", "", depth),
            lambda: self.block(
                f"case {pick(VALUES)} %}}{{% when {pick(VALUES)}", "case", "{% else %}", depth
            ),
        ]
        return pick(ways)()

    def block(self, opening: str, name: str, between: str, depth: int) -> str:
        inner = self.body(depth + 1) + (between + self.body(depth + 1) if between else "")
        return f"{{% {opening} %}}{inner}{{% end{name} %}}"

    def expression(self) -> str:
        filters = [self.filter() for _ in range(self.chance.choice([0, 0, 1, 1, 2, 3]))]
        return " | ".join([self.chance.choice(VALUES), *filters])

    def filter(self) -> str:
        name = self.chance.choice(list(FILTERS))
        fewest, most = FILTERS[name]["arguments"]
        count = self.chance.randint(fewest, 1 if name in PHRASES else most)
        given = [self.chance.choice(PHRASES.get(name, ARGUMENTS)) for _ in range(count)]
        return f"{name}: {', '.join(given)}" if given else name

    def condition(self) -> str:
        condition = self.chance.choice(VALUES)
        if self.chance.random() < 0.7:
            condition += f" {self.chance.choice(OPERATORS)} {self.chance.choice(VALUES)}"
        if self.chance.random() < 0.2:
            condition += f" {self.chance.choice(['and', 'or'])} {self.chance.choice(VALUES)}"
        return condition


def cases() -> list[dict[str, Any]]:
    writer = Writer(seed=20261121)
    return [{"template": writer.template(), "answers": writer.answers()} for _ in range(COUNT)]
