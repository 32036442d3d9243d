"""The first schema: documents, sources, subjects, claims with evidence, decisions."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from pobratim.register import sqlite

__all__ = ["downgrade", "upgrade"]

revision = "0001"
down_revision: str | None = None
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    """Create the tables and, on SQLite, the triggers that keep frozen rows frozen."""
    _documents()
    _subjects()
    _claims()
    _decisions()
    if op.get_bind().dialect.name == "sqlite":
        for trigger in sqlite.guards():
            op.execute(trigger)


def downgrade() -> None:
    """Drop everything, children first."""
    for table in (
        "decisions",
        "evidence",
        "claim_values",
        "claims",
        "keys",
        "records",
        "subjects",
        "readings",
        "sources",
        "documents",
    ):
        op.drop_table(table)


def _id() -> sa.Column[str]:
    return sa.Column("id", sa.String(80), nullable=False)


def _refers(column: str, table: str) -> list[sa.Column[str] | sa.ForeignKeyConstraint]:
    return [
        sa.Column(column, sa.String(80), nullable=False),
        sa.ForeignKeyConstraint([column], [f"{table}.id"]),
    ]


def _documents() -> None:
    op.create_table(
        "documents",
        _id(),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("title", sa.Text()),
        sa.Column("published", sa.String(10)),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("blocks", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "sources",
        _id(),
        *_refers("document", "documents"),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("outlet", sa.Text(), nullable=False),
        sa.Column("grade", sa.String(16), nullable=False),
        sa.Column("title", sa.Text()),
        sa.Column("published", sa.String(10)),
        sa.Column("language", sa.String(8), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_sources_document", "sources", ["document"])
    op.create_table(
        "readings",
        _id(),
        *_refers("document", "documents"),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("extractor", sa.String(80), nullable=False),
        sa.Column("cooperation", sa.Boolean(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("number"),
    )
    op.create_index("ix_readings_document", "readings", ["document"])


def _subjects() -> None:
    op.create_table(
        "subjects",
        _id(),
        sa.Column("kind", sa.String(16), nullable=False),
        *_refers("founded", "documents"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_subjects_kind", "subjects", ["kind"])
    op.create_table(
        "records",
        _id(),
        *_refers("document", "documents"),
        *_refers("subject", "subjects"),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("score", sa.Float()),
        sa.Column("why", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_records_document", "records", ["document"])
    op.create_index("ix_records_subject", "records", ["subject"])
    op.create_table(
        "keys",
        sa.Column("scheme", sa.String(24), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        *_refers("subject", "subjects"),
        sa.PrimaryKeyConstraint("scheme", "key", "subject"),
    )
    op.create_index("ix_keys_subject", "keys", ["subject"])


def _claims() -> None:
    op.create_table(
        "claims",
        _id(),
        *_refers("subject", "subjects"),
        sa.Column("property", sa.String(40), nullable=False),
        sa.Column("qualifiers", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_claims_subject", "claims", ["subject"])
    op.create_table(
        "claim_values",
        _id(),
        *_refers("claim", "claims"),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("status", sa.String(16)),
        sa.Column("valid_from", sa.String(10)),
        sa.Column("valid_to", sa.String(10)),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_claim_values_claim", "claim_values", ["claim"])
    op.create_table(
        "evidence",
        _id(),
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
        sa.PrimaryKeyConstraint("id"),
    )
    for column in ("claim_value", "document", "record"):
        op.create_index(f"ix_evidence_{column}", "evidence", [column])


def _decisions() -> None:
    op.create_table(
        "decisions",
        _id(),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("value", sa.Text()),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("number"),
    )
    op.create_index("ix_decisions_subject", "decisions", ["subject"])
