"""Clients of the extension's own sync code, in one Node process, asked line by line."""

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent
NODE = ROOT / ".venv" / "bin" / "node"


@dataclass
class NodeClients:
    writes: IO[str]
    reads: IO[str]

    def ask(self, client: str, do: str, **what: Any) -> Any:
        """Raises RuntimeError when the process has ended instead of answering."""
        self.writes.write(json.dumps({"client": client, "do": do, **what}) + "\n")
        self.writes.flush()
        line = self.reads.readline()
        if not line:
            raise RuntimeError(f"The clients ended at {do} of {client}; their log tells why.")
        return json.loads(line)


@contextmanager
def node_clients(log: Path) -> Iterator[NodeClients]:
    """Ended with the block; what went wrong in there stands in `log`."""
    command = [NODE, "--no-warnings", "--experimental-transform-types", "--import", HERE / "resolve.mjs"]
    with (
        log.open("wb") as written,
        subprocess.Popen(
            [*map(str, command), str(HERE / "client.ts")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=written,
            text=True,
        ) as process,
    ):
        if process.stdin is None or process.stdout is None:
            raise RuntimeError("The clients have no pipes.")
        try:
            yield NodeClients(process.stdin, process.stdout)
        finally:
            process.kill()
