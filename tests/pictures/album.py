"""Where the pictures go, and how one is taken: with everything at rest, in 256 colours."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image
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
            page.screenshot(path=file, animations="disabled", caret="hide")
            shrink(file)
            self.taken.append(file)

    def _scaled(self, page: Page) -> None:
        if self.scale == 1 or not (size := page.viewport_size):
            return
        asked = {**size, "deviceScaleFactor": self.scale, "mobile": False}
        page.context.new_cdp_session(page).send("Emulation.setDeviceMetricsOverride", asked)


def shrink(file: Path) -> None:
    """To 256 colours, none of which is off by more than an eye sees; a third of the size.

    Maximum coverage: an average over what there is most of would turn a small green dot grey.
    """
    with Image.open(file) as drawn:
        few = drawn.convert("RGB").quantize(
            256, Image.Quantize.MAXCOVERAGE, kmeans=1, dither=Image.Dither.NONE
        )
    few.save(file, optimize=True)
