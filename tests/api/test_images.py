"""Pictures that anybody may load who has their address, as whoever reads a mail must."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.files.pictures import Picture, picture_in
from tests.api.actor import Service, Shop, assert_problem
from tests.api.bringing import exif, gif, jpeg, png, shows

HOME = "http://rejoinder.test"


@pytest.mark.parametrize(
    ("picture", "media_type", "ending"),
    [(png(), "image/png", "png"), (jpeg(), "image/jpeg", "jpg"), (gif(), "image/gif", "gif")],
    ids=["png", "jpeg", "gif"],
)
def test_a_picture_is_shown_to_who_reads_the_mail(
    service: Service, shop: Shop, picture: bytes, media_type: str, ending: str
) -> None:
    kept = shows(shop.agent, shop, picture)
    path = kept.json()["address"].removeprefix(HOME)

    shown = service.ask("GET", path)

    assert kept.status_code == 201
    assert (kept.json()["width"], kept.json()["height"]) == (3, 2)
    assert path.startswith("/images/")
    assert path.endswith(f".{ending}")
    assert shown.content == picture
    assert shown.headers["Content-Type"] == media_type


def test_a_picture_runs_nothing_sets_nothing_and_is_kept_by_who_loaded_it(
    service: Service, shop: Shop
) -> None:
    path = shows(shop.agent, shop, png()).json()["address"].removeprefix(HOME)

    shown = service.ask("GET", path)
    again = service.ask("GET", path, headers={"If-None-Match": shown.headers["ETag"]})
    asked = service.ask("HEAD", path)

    assert shown.headers["X-Content-Type-Options"] == "nosniff"
    assert shown.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert shown.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert shown.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert "Set-Cookie" not in shown.headers
    assert (again.status_code, again.content) == (304, b"")
    assert (asked.status_code, asked.content) == (200, b"")
    assert asked.headers["Content-Length"] == str(len(png()))


def test_an_address_says_nothing_and_is_not_guessed(service: Service, shop: Shop) -> None:
    address = shows(shop.agent, shop, png()).json()["address"]
    other = shows(shop.agent, shop, png(seed=7)).json()["address"]

    assert len(address.rpartition("/")[2]) >= 22 + len(".png")
    assert address != other
    for path in (
        "/images/",
        "/images/x.png",
        "/images/..%2f..%2fetc%2fpasswd",
        f"/images/{shop.id}.png",
        "/images/%00.png",
    ):
        assert service.ask("GET", path).status_code == 404


def test_the_same_picture_has_one_address_in_a_team_and_another_elsewhere(
    service: Service, shop: Shop
) -> None:
    other = service.has_team("Other")

    first, again = (shows(who, shop, png()).json() for who in (shop.lead, shop.agent))
    elsewhere = shows(other.agent, other, png()).json()

    assert again == first
    assert elsewhere["address"] != first["address"]


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
WEBP = b"RIFF\x1a\0\0\0WEBPVP8L\x0d\0\0\0/\0\0\0"


@pytest.mark.parametrize(
    "content",
    [
        *[SVG, WEBP, b"", b"<script>alert(1)</script>", b"BM" + bytes(60)],
        *[png()[:-4], png(0, 2), png(20_000, 1), png()[:8], png()[:24]],
        *[jpeg()[:-2], jpeg(0, 2), b"\xff\xd8\xff\xd9", b"\xff\xd8\xff" + SVG + b"\xff\xd9"],
        *[gif()[:-1], gif(0, 2), b"GIF89a;", b"GIF90a" + gif()[6:], gif()[:13] + bytes(6) + b";"],
    ],
)
def test_what_is_no_picture_is_refused_whatever_it_calls_itself(shop: Shop, content: bytes) -> None:
    assert_problem(shows(shop.owner, shop, content), 422, "no_image")


@given(st.binary(max_size=200), st.sampled_from([b"", png()[:20], jpeg()[:4], gif()[:8], jpeg()[:-2]]))
def test_no_bytes_bring_it_down(content: bytes, begins: bytes) -> None:
    found = picture_in(begins + content)

    assert found is None or isinstance(found, Picture)


PLACE = b"48.2082 N 16.3738 E"


@pytest.mark.parametrize(
    ("told", "plain"),
    [
        (png(beside=PLACE), png()),
        (png() + PLACE, png()),
        (jpeg(beside=exif(1, PLACE)), jpeg()),
        (jpeg(beside=b"\xff\xfe\0\x15" + PLACE), jpeg()),
        (jpeg() + jpeg(beside=exif(1, PLACE)), jpeg()),
        (gif(beside=PLACE), gif()),
        (gif() + PLACE, gif()),
    ],
    ids=["words", "behind png", "exif", "comment", "a second picture", "gif's words", "behind gif"],
)
def test_whoever_reads_the_mail_does_not_learn_where_it_was_taken(
    service: Service, shop: Shop, told: bytes, plain: bytes
) -> None:
    assert PLACE in told
    address = shows(shop.agent, shop, told).json()["address"].removeprefix(HOME)

    shown = service.ask("GET", address).content

    assert shown == plain
    assert shows(shop.agent, shop, plain).json()["address"].removeprefix(HOME) == address


@pytest.mark.parametrize(("orientation", "width"), [(1, 3), (3, 3), (6, 2), (8, 2), (99, 3)])
def test_which_way_is_up_is_told_on(orientation: int, width: int) -> None:
    picture = picture_in(jpeg(3, 2, beside=exif(orientation, PLACE)))

    assert picture
    assert picture.width == width
    assert PLACE not in picture.content
    again = picture_in(picture.content)
    assert again == picture


def test_colours_stay_as_they_were_meant() -> None:
    profile = b"\xff\xe2\0\x12ICC_PROFILE\0\1\1ab"
    adobe = b"\xff\xee\0\x0eAdobe\0\x64\0\0\0\0\0"
    other = b"\xff\xe2\0\x06MPF\0"

    picture = picture_in(jpeg(beside=profile + adobe + other))

    assert picture
    assert picture.content == jpeg(beside=profile + adobe)


def test_who_is_not_in_the_team_shows_nothing(service: Service, shop: Shop) -> None:
    stranger = service.has_team("Other").owner

    assert_problem(shows(stranger, shop, png()), 404, "not_found")
