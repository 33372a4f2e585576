"""The pictures of the guide, the README and the stores, taken of the real thing: `make screenshots`.

A demo team on a service of its own, the built extension and the web console in a Chromium; each screen in
light and dark in docs/pictures/, what the stores show in store/ there. Taken again they are the same.
`python -m tests.pictures --only palette editor` takes some.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.browser.browser import EXTENSION
from tests.pictures.album import Album
from tests.pictures.names import OTHER_LANGUAGES, PICTURED, PICTURES
from tests.pictures.scenes import take_of_lead, take_of_newcomer, take_of_owner
from tests.pictures.stopped import same_everywhere, stopped_extension
from tests.pictures.store import take_for_stores
from tests.pictures.story import Demo, demo_team
from tests.pictures.tongues import TONGUES

FOR_STORES = "stores"


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    every = (*PICTURED, FOR_STORES)
    parser.add_argument("--only", nargs="*", choices=every, default=every, metavar="NAME")
    parser.add_argument("--out", type=Path, default=PICTURES)
    told = parser.parse_args()
    told.out.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory(prefix="rejoinder-pictures-") as folder,
        same_everywhere(),
        demo_team(Path(folder)) as demo,
    ):
        extension = stopped_extension(EXTENSION, Path(folder) / "extension")
        for file in take(told.out, frozenset(told.only), extension, demo):
            print(f"{file.name}  {file.stat().st_size // 1024} kB", flush=True)
    return 0


def take(out: Path, wanted: frozenset[str], extension: Path, demo: Demo) -> Iterator[Path]:
    album = Album(out, wanted)
    # First, since the trail tells who signed in before.
    take_of_owner(album, demo)
    take_of_newcomer(album, extension)
    take_of_lead(album, extension, demo, TONGUES["en"])
    yield from album.taken
    for language in OTHER_LANGUAGES:
        translated = Album(out, wanted, ending=f"-{language}")
        take_of_lead(translated, extension, demo, TONGUES[language])
        yield from translated.taken
    if FOR_STORES in wanted:
        yield from take_for_stores(extension, demo)


if __name__ == "__main__":
    sys.exit(main())
