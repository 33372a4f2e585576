"""What was worked out is kept, within bounds."""

from hypothesis import given
from hypothesis import strategies as st

from api.sync.recent import Recent

MOST = 10
names = st.sampled_from("abcdef")
steps = st.lists(st.one_of(st.tuples(names), st.tuples(names, st.integers(0, 12))), max_size=40)


@given(steps)
def test_it_is_a_plain_list_in_the_order_of_use_cut_at_a_weight(
    steps: list[tuple[str] | tuple[str, int]],
) -> None:
    recent = Recent[str, tuple[str, int]](MOST)
    plain: list[tuple[str, int]] = []  # the newest last

    for step in steps:
        found = next((each for each in plain if each[0] == step[0]), None)
        if len(step) == 1:
            assert recent.get(step[0]) == found
        else:
            recent.keep(step[0], step, step[1])
        plain = [each for each in plain if each is not found]
        newest = found if len(step) == 1 else step
        plain += [newest] if newest else []
        while sum(weight for _, weight in plain) > MOST and len(plain) > 1:
            del plain[0]

    assert [recent.get(name) for name in "abcdef"] == [
        next((each for each in plain if each[0] == name), None) for name in "abcdef"
    ]
