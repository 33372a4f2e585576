"""Large answers leave compressed: zstd where the client knows it (far quicker), else gzip."""

import zlib
from threading import local

import zstandard

WORTH_IT = 1024
_mine = local()


def compressed(body: bytes, accepted: str) -> tuple[bytes, str]:
    """The body and its Content-Encoding (empty for none), by what `Accept-Encoding` says."""
    codings = _codings(accepted)
    if len(body) < WORTH_IT:
        return body, ""
    if "zstd" in codings:
        return _zstd().compress(body), "zstd"
    if "gzip" in codings:
        return zlib.compress(body, 6, wbits=31), "gzip"
    return body, ""


def _codings(accepted: str) -> set[str]:
    """Those that are named and not refused with `q=0`."""
    named = (coding.partition(";") for coding in accepted.lower().split(","))
    return {name.strip() for name, _, weight in named if weight.replace(" ", "") not in REFUSED}


REFUSED = {"q=0", "q=0.0", "q=0.00", "q=0.000"}


def _zstd() -> zstandard.ZstdCompressor:
    """One a thread: a compressor must not be shared."""
    if not hasattr(_mine, "zstd"):
        _mine.zstd = zstandard.ZstdCompressor(level=3)
    kept: zstandard.ZstdCompressor = _mine.zstd
    return kept
