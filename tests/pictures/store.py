"""What the stores show: 1280 × 800, a screen under a line that says what it is good for."""

import tempfile
from base64 import b64encode
from pathlib import Path

from playwright.sync_api import Page

from tests.browser.browser import QUIET, chromium, playwright
from tests.pictures.album import Album, keep
from tests.pictures.names import STORE, file_of
from tests.pictures.scenes import take_of_lead
from tests.pictures.story import Demo
from tests.pictures.tongues import TONGUES

LINES = {
    "palette": {
        "en": "Find any reply without leaving the mail",
        "zh": "不离开邮件，就找到要用的回复",
        "id": "Temukan balasan apa pun tanpa meninggalkan email",
    },
    "questions": {
        "en": "What only you know is asked for before anything is inserted",
        "zh": "只有你知道的内容，先问清楚再插入",
        "id": "Yang hanya Anda tahu ditanyakan dulu, baru disisipkan",
    },
    "library": {
        "en": "One library for the whole team, offline too",
        "zh": "全团队一个模板库，离线也能用",
        "id": "Satu pustaka untuk seluruh tim, juga saat luring",
    },
    "editor": {
        "en": "See how it will read while you write it",
        "zh": "一边写，一边看到客户收到的样子",
        "id": "Lihat hasilnya sambil Anda menulis",
    },
    "versions": {
        "en": "Every wording is kept, every change can be read",
        "zh": "每个版本都保留，每处改动都看得清",
        "id": "Setiap versi tersimpan, setiap perubahan terbaca",
    },
}
# The product's own colours, as in tokens.css; the screen runs out of the frame at the bottom.
FRAME = """<!doctype html><html lang="{language}"><meta charset="utf-8"><style>
  body {{ margin: 0; height: 800px; overflow: hidden; background: #e0f0f0; color: #172022;
    font: 600 34px/100px system-ui; text-align: center; letter-spacing: -0.01em; }}
  img {{ display: block; width: 1120px; margin: 0 auto; border-radius: 12px;
    box-shadow: 0 2px 6px rgb(16 32 34 / 10%), 0 16px 48px rgb(16 32 34 / 22%); }}
</style>{line}<img alt="" src="data:image/png;base64,{screen}"></html>"""


def take_for_stores(extension: Path, demo: Demo) -> list[Path]:
    taken = []
    with tempfile.TemporaryDirectory(prefix="rejoinder-store-") as folder:
        for language, tongue in TONGUES.items():
            album = Album(Path(folder), frozenset(LINES), schemes=("light",), scale=2)
            take_of_lead(album, extension, demo, tongue)
            taken += frame(album.folder, language)
    return taken


def frame(screens: Path, language: str) -> list[Path]:
    framed = []
    running = playwright().chromium.launch(executable_path=chromium(), args=QUIET)
    page = running.new_page(viewport={"width": 1280, "height": 800})
    for number, (screen, line) in enumerate(LINES.items(), start=1):
        shown = (screens / file_of(screen, "light")).read_bytes()
        file = STORE / language / f"{number}-{screen}.png"
        draw(
            page, FRAME.format(language=language, line=line[language], screen=b64encode(shown).decode()), file
        )
        framed.append(file)
    running.close()
    return framed


def draw(page: Page, content: str, file: Path) -> None:
    page.set_content(content)
    page.wait_for_function("[...document.images].every(image => image.complete)")
    file.parent.mkdir(parents=True, exist_ok=True)
    keep(page.screenshot(), file)
