"""Hooks of MkDocs: pages that lie elsewhere, pictures in the reader's colours, nothing from other places."""

import re
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

ROOT = Path(__file__).resolve().parents[1]
# Files of the site that stand elsewhere in the repository.
ELSEWHERE = {
    "writing-packs.md": ROOT / "shared_templates" / "README.md",
    "mark.svg": ROOT / "api" / "web" / "files" / "mark.svg",
}
PICTURE = re.compile(r"(!\[[^\]]*\])\((pictures/[\w-]+)-light\.png\)")
# In the reader's colours, and in its full size behind a click.
IN_BOTH = r"[\1(\2-light.png#only-light) \1(\2-dark.png#only-dark)](\2-light.png)"
LINK = re.compile(r"(?<!!)\[([^\]]*)\]\((?!https?:|#)([^)#]+)(#[^)]*)?\)")
FETCHED = re.compile(r"""<(?:script|img|iframe|link)\b[^>]*?(?:src|href)=["']?(?:https?:)?//[^>]*>""")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    for name, source in ELSEWHERE.items():
        files.append(File.generated(config, name, abs_src_path=str(source)))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    source = Path(page.file.abs_src_path or ROOT)
    return PICTURE.sub(IN_BOTH, linked(markdown, source))


def linked(markdown: str, source: Path) -> str:
    """With its links as the site has them; of a link to what only the repository holds, the words stay."""
    there = {path.resolve(): name for name, path in ELSEWHERE.items()}

    def rewritten(link: re.Match[str]) -> str:
        words, to, anchor = link[1], (source.parent / link[2]).resolve(), link[3] or ""
        if to in there:
            return f"[{words}]({there[to]}{anchor})"
        return link[0] if to.is_relative_to(ROOT / "docs") else words

    return LINK.sub(rewritten, markdown)


def on_post_build(config: MkDocsConfig) -> None:
    for file in sorted(Path(config.site_dir).rglob("*.html")):
        if found := FETCHED.search(file.read_text(encoding="utf-8")):
            raise PluginError(f"{file.name} would fetch from elsewhere: {found[0]}")
