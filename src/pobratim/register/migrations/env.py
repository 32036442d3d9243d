"""Alembic's entry: runs the revisions on the connection that the register hands over."""

from __future__ import annotations

from alembic import context

from pobratim.register.tables import metadata

__all__: list[str] = []


def _run() -> None:
    context.configure(
        connection=context.config.attributes["connection"],
        target_metadata=metadata,
        transactional_ddl=True,
    )
    with context.begin_transaction():
        context.run_migrations()


# Alembic executes this file; a plain import (by a doctest or a tool) must do nothing.
if getattr(context, "_proxy", None) is not None:
    _run()
