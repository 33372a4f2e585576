"""Lists of names have one order, whichever database holds them."""

import random

from tests.api.actor import Shop
from tests.api.team import Library

IN_ORDER = ["10 days", "Äpfel", "apple", "Ärger", "Übergabe", "Zebra", "zoo", "发货"]


def test_names_stand_where_people_look_for_them(shop: Shop) -> None:
    library = Library(shop)
    for name in random.Random(7).sample(IN_ORDER, len(IN_ORDER)):
        library.has_folder(name)
        shop.owner.post(f"{shop.url}/groups", json={"name": name})

    groups = shop.owner.get(f"{shop.url}/groups").json()
    folders = shop.owner.get(f"{shop.url}/folders").json()["folders"]

    assert [each["name"] for each in groups] == IN_ORDER
    assert [each["name"] for each in folders if each["kind"] == "team"] == IN_ORDER
