"""Archives that somebody altered, and whether they are refused."""

import hashlib
import io
import json
import tarfile
from pathlib import Path
from typing import Any

import zstandard

from api.backup.form import END, MANIFEST, SEAL, header_of, padding_of, seal_of
from api.backup.reading import open_archive
from api.backup.refused import ArchiveRefused
from api.backup.restoring import check


def refused(content: bytes, file: Path) -> bool:
    file.write_bytes(content)
    try:
        with open_archive(file) as opened:
            check(opened, lambda *_: None)
    except ArchiveRefused:
        return True
    return False


class Forger:
    """Takes an archive apart, and puts it together again as somebody with ill intent could."""

    def __init__(self, file: Path) -> None:
        with tarfile.open(file) as opened:
            self.parts = {
                member.name: content.read() for member in opened if (content := opened.extractfile(member))
            }
        self.manifest: dict[str, Any] = json.loads(self.parts.pop(MANIFEST))
        del self.parts[SEAL]

    def rewrites(self, name: str, lines: bytes) -> None:
        self.parts[name] = zstandard.ZstdCompressor().compress(lines)

    def lines(self, name: str) -> bytes:
        return zstandard.ZstdDecompressor().decompress(self.parts[name])

    def sealed(self) -> bytes:
        self.manifest["parts"] = [
            {
                "name": name,
                "rows": len(self.lines(name).splitlines()) if name.endswith(".jsonl.zst") else 1,
                "size": len(content),
                "sha256": hashlib.sha256(content).hexdigest(),
            }
            for name, content in self.parts.items()
        ]
        return self.as_is()

    def as_is(self) -> bytes:
        written = json.dumps(self.manifest).encode()
        file = io.BytesIO()
        for name, content in [*self.parts.items(), (MANIFEST, written), (SEAL, seal_of(written))]:
            file.write(header_of(name, len(content)) + content + padding_of(len(content)))
        return file.getvalue() + END


PERSON = "person/000001.jsonl.zst"
