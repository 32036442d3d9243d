"""A register of a million claims: ``evidence`` lies by document, ``terms`` know the text's length.

Four indexes on random ids made every piece of evidence touch four pages far apart. Its key now
begins with the document, which answers for the two indexes that go. A rank needs the length of a
text; it stands beside each term, so that no second table is asked. All rows are kept both ways.
Events that ended something are filed under their parties, so that a new beginning is a new one.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from pobratim.register.migrations.ends import drop_ends, file_ends

__all__ = ["downgrade", "upgrade"]

revision = "0003"
down_revision: str | None = "0002"
branch_labels: str | None = None
depends_on: str | None = None

_EVIDENCE = (
    'id, claim_value, document, record, start, "end", exact, prefix, suffix, extractor, '
    "confidence, detail"
)


def upgrade() -> None:
    """Lay evidence out by document, and the length of the text beside each term."""
    _move_evidence(("claim_value",), key=("document", "id"))
    _set_aside("terms")
    _terms(sa.Column("length", sa.Integer(), nullable=False))
    op.execute(
        "INSERT INTO terms (term, page, times, length) SELECT t.term, t.page, t.times, p.length "
        "FROM terms_before t JOIN pages p ON p.number = t.page ORDER BY t.term, t.page"
    )
    op.drop_table("terms_before")
    op.create_index("ix_documents_published", "documents", ["published"])
    file_ends(op.get_bind())


def downgrade() -> None:
    """Lay evidence out by id again, with an index for each of its owners."""
    drop_ends(op.get_bind())
    op.drop_index("ix_documents_published", "documents")
    _set_aside("terms")
    _terms()
    op.execute(
        "INSERT INTO terms (term, page, times) SELECT term, page, times FROM terms_before "
        "ORDER BY term, page"
    )
    op.drop_table("terms_before")
    _move_evidence(("claim_value", "document", "record"), key=("id",))


def _set_aside(table: str) -> None:
    """Rename a table, and its key where that has a name of its own beside those of tables."""
    op.rename_table(table, f"{table}_before")
    if op.get_bind().dialect.name == "postgresql":
        op.execute(f"ALTER INDEX pk_{table} RENAME TO pk_{table}_before")


def _move_evidence(indexed: tuple[str, ...], *, key: tuple[str, ...]) -> None:
    inspector = sa.inspect(op.get_bind())
    for index in inspector.get_indexes("evidence"):
        op.drop_index(str(index["name"]), "evidence")
    _set_aside("evidence")
    _evidence(key)
    op.execute(
        f"INSERT INTO evidence ({_EVIDENCE}) SELECT {_EVIDENCE} FROM evidence_before "  # noqa: S608
        f"ORDER BY {', '.join(key)}"
    )
    op.drop_table("evidence_before")
    for column in indexed:
        op.create_index(f"ix_evidence_{column}", "evidence", [column])


def _evidence(key: tuple[str, ...]) -> None:
    op.create_table(
        "evidence",
        sa.Column("id", sa.String(80), nullable=False),
        *_refers("claim_value", "claim_values"),
        *_refers("document", "documents"),
        *_refers("record", "records"),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("exact", sa.Text(), nullable=False),
        sa.Column("prefix", sa.Text(), nullable=False),
        sa.Column("suffix", sa.Text(), nullable=False),
        sa.Column("extractor", sa.String(80), nullable=False),
        sa.Column("confidence", sa.Float()),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint(*key),
    )


def _refers(column: str, table: str) -> list[sa.Column[str] | sa.ForeignKeyConstraint]:
    return [
        sa.Column(column, sa.String(80), nullable=False),
        sa.ForeignKeyConstraint([column], [f"{table}.id"]),
    ]


def _terms(*more: sa.Column[int]) -> None:
    op.create_table(
        "terms",
        sa.Column("term", sa.String(64), nullable=False),
        sa.Column("page", sa.Integer(), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        *more,
        sa.PrimaryKeyConstraint("term", "page"),
        sqlite_with_rowid=False,
    )
