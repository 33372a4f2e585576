"""Where the pictures go, and how one is taken: with everything at rest, in 256 colours."""

from collections.abc import Callable
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageChops
from playwright.sync_api import Page

from tests.pictures.names import SCHEMES, Scheme, file_of

AT_REST = """async () => {
  await document.fonts.ready;
  await Promise.all([...document.images].map(image => image.decode().catch(() => null)));
  const frame = () => new Promise(requestAnimationFrame);
  await frame();
  await frame();
}"""


@dataclass
class Album:
    """`ending` is that of the names in another language; `scale` is device pixels a CSS pixel."""

    folder: Path
    wanted: frozenset[str]
    ending: str = ""
    schemes: tuple[Scheme, ...] = SCHEMES
    scale: int = 1
    taken: list[Path] = field(default_factory=list)

    def wants(self, *screens: str) -> bool:
        return any(f"{screen}{self.ending}" in self.wanted for screen in screens)

    def takes(self, page: Page, screen: str, ready: Callable[[], None] | None = None) -> None:
        """One in each scheme; `ready` brings the screen back after a reload in each of them."""
        if not self.wants(screen):
            return
        for scheme in self.schemes:
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            self._scaled(page)
            if ready:
                page.reload()
                ready()
            page.wait_for_load_state("networkidle")
            page.evaluate(AT_REST)
            file = self.folder / file_of(f"{screen}{self.ending}", scheme)
            keep(page.screenshot(animations="disabled", caret="hide"), file)
            self.taken.append(file)

    def _scaled(self, page: Page) -> None:
        if self.scale == 1 or not (size := page.viewport_size):
            return
        asked = {**size, "deviceScaleFactor": self.scale, "mobile": False}
        page.context.new_cdp_session(page).send("Emulation.setDeviceMetricsOverride", asked)


def keep(shot: bytes, file: Path) -> None:
    """In 256 colours, none of which is off by more than an eye sees; a third of the size.

    Maximum coverage: an average over what there is most of would turn a small green dot grey.
    """
    drawn = Image.open(BytesIO(shot)).convert("RGB")
    few = drawn.quantize(256, Image.Quantize.MAXCOVERAGE, kmeans=1, dither=Image.Dither.NONE)
    if not (file.is_file() and is_alike(Image.open(file).convert("RGB"), few.convert("RGB"))):
        few.save(file, optimize=True)


def is_alike(before: Image.Image, after: Image.Image) -> bool:
    """Whether nobody could tell them apart: Chromium draws the edge of a letter a shade lighter at times."""
    if before.size != after.size:
        return False
    difference = ImageChops.difference(before, after)
    touched = sum(difference.convert("L").histogram()[1:])
    faint = difference.point(lambda value: value if value > 24 else 0).getbbox() is None
    return faint and touched < 100
