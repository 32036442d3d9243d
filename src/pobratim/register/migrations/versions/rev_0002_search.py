"""Full-text search: ``pages`` (a short number and a length for each document) and ``terms``.

Both are drawn from the texts of ``documents`` and can be drawn again: going forward fills them,
going back drops them.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from pobratim.register.postings import postings

__all__ = ["downgrade", "upgrade"]

revision = "0002"
down_revision: str | None = "0001"
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    """Create the two tables and fill them from the documents that are there."""
    pages = op.create_table(
        "pages",
        sa.Column("id", sa.String(80), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("length", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["id"], ["documents.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("number"),
    )
    terms = op.create_table(
        "terms",
        sa.Column("term", sa.String(64), nullable=False),
        sa.Column("page", sa.Integer(), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("term", "page"),
        sqlite_with_rowid=False,
    )
    _fill(pages, terms)


def downgrade() -> None:
    """Drop the index; the texts stay."""
    op.drop_table("terms")
    op.drop_table("pages")


def _fill(pages: sa.Table, terms: sa.Table) -> None:
    connection = op.get_bind()
    order = "SELECT id, language, text FROM documents ORDER BY id"
    for number, (document, language, text) in enumerate(connection.execute(sa.text(order)), 1):
        page, rows = postings(number, document, text, language)
        connection.execute(pages.insert(), [dict(page)])
        if rows:
            connection.execute(terms.insert(), [dict(row) for row in rows])
