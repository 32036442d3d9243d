"""The history of the schema: Alembic revisions, run from inside the package.

Only writing imports this room; readers compare the revision with :data:`REVISIONS`.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlalchemy import Connection

__all__ = ["HEAD", "REVISIONS", "downgrade", "upgrade"]

REVISIONS: tuple[str, ...] = ("0001", "0002", "0003")
"""All revisions that this version knows, oldest first."""

HEAD = REVISIONS[-1]
"""The revision that this version reads and writes."""


def upgrade(connection: Connection, revision: str = HEAD) -> None:
    """Bring the schema behind ``connection`` to ``revision``, within its transaction."""
    _run(connection, "upgrade", revision)


def downgrade(connection: Connection, revision: str) -> None:
    """Take the schema behind ``connection`` back to ``revision`` (``base`` for none)."""
    _run(connection, "downgrade", revision)


def _run(connection: Connection, verb: str, revision: str) -> None:
    from alembic import command  # heavy; the write path only
    from alembic.config import Config

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(Path(__file__).parent))
    config.set_main_option("path_separator", "os")
    getattr(command, verb)(config, revision)
