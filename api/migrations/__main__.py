"""`python -m api.migrations "what changes"` writes the next revision, for whoever changed a model."""

import sys
import tempfile
from pathlib import Path

from api.database import open_engine
from api.migrations.run import migrate, write_revision

with tempfile.TemporaryDirectory() as folder:
    engine = open_engine(f"sqlite:///{Path(folder) / 'empty.db'}")
    migrate(engine)
    write_revision(engine, " ".join(sys.argv[1:]))
    engine.dispose()
