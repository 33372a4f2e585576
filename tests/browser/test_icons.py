"""The icons are the mark, drawn in each size."""

import base64

import pytest
from playwright.sync_api import Browser as PlainBrowser

from extension.package.icons import FOLDER, SIZES, drawn

pytestmark = pytest.mark.slow

# Of any colour of any point, of 255 at most: a newer browser may smooth edges a little otherwise.
FARTHEST = """async ([one, other]) => {
  const points = async icon => {
    const picture = await createImageBitmap(await (await fetch(`data:image/png;base64,${icon}`)).blob());
    const canvas = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
    canvas.drawImage(picture, 0, 0);
    return canvas.getImageData(0, 0, picture.width, picture.height).data;
  };
  const [first, second] = [await points(one), await points(other)];
  if (first.length !== second.length) return 255;
  return first.reduce((most, each, at) => Math.max(most, Math.abs(each - second[at])), 0);
}"""


def test_the_icons_are_the_mark(chrome: PlainBrowser) -> None:
    page = chrome.new_page()
    anew = drawn(chrome, (FOLDER / "mark.svg").read_text())

    for size in SIZES:
        icons = [(FOLDER / f"{size}.png").read_bytes(), anew[size]]
        assert page.evaluate(FARTHEST, [base64.b64encode(each).decode() for each in icons]) < 24
    page.close()
