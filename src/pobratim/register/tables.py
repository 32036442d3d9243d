"""The tables of the register, in SQLAlchemy Core; the columns read like the records of the model.

Nothing here belongs to one database. Ids are hashes of content (``register.ids``), JSON is kept
as canonical text, so that equal content is equal bytes everywhere.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    UniqueConstraint,
)

__all__ = [
    "ALL",
    "claim_values",
    "claims",
    "decisions",
    "documents",
    "evidence",
    "keys",
    "metadata",
    "pages",
    "readings",
    "records",
    "sources",
    "subjects",
    "terms",
]

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

documents = Table(
    "documents",
    metadata,
    Column("id", String(80), primary_key=True, comment="sha256:… of the text"),
    Column("language", String(8), nullable=False),
    Column("title", Text),
    Column("published", String(10), index=True, comment="ISO 8601, possibly partial"),
    Column("text", Text, nullable=False, comment="frozen; offsets count its code points"),
    Column("blocks", Text, nullable=False, comment="JSON: [[kind, start, end], …]"),
)

sources = Table(
    "sources",
    metadata,
    Column("id", String(80), primary_key=True),
    Column("document", ForeignKey("documents.id"), nullable=False, index=True),
    Column("address", Text, nullable=False),
    Column("outlet", Text, nullable=False),
    Column("grade", String(16), nullable=False),
    Column("title", Text),
    Column("published", String(10)),
    Column("language", String(8), nullable=False),
)

readings = Table(
    "readings",
    metadata,
    Column("id", String(80), primary_key=True),
    Column("document", ForeignKey("documents.id"), nullable=False, index=True),
    Column("number", Integer, nullable=False, comment="place in the order of reading, from 1"),
    Column("extractor", String(80), nullable=False, comment="name/version"),
    Column("cooperation", Boolean, nullable=False),
    Column("score", Float, nullable=False),
    UniqueConstraint("number"),
)

subjects = Table(
    "subjects",
    metadata,
    Column("id", String(80), primary_key=True),
    Column("kind", String(16), nullable=False, index=True),
    Column("founded", ForeignKey("documents.id"), nullable=False, comment="first document"),
)

records = Table(
    "records",
    metadata,
    Column("id", String(80), primary_key=True, comment="what one document says of one thing"),
    Column("document", ForeignKey("documents.id"), nullable=False, index=True),
    Column("subject", ForeignKey("subjects.id"), nullable=False, index=True),
    Column("kind", String(16), nullable=False),
    Column("label", Text, nullable=False),
    Column("score", Float, comment="of the link to the subject; null where it founded it"),
    Column("why", Text, nullable=False, comment="JSON: [[feature, here, there, weight], …]"),
)

keys = Table(
    "keys",
    metadata,
    Column("scheme", String(24), primary_key=True),
    Column("key", Text, primary_key=True),
    Column("subject", ForeignKey("subjects.id"), primary_key=True),
    Index("ix_keys_subject", "subject"),
)

claims = Table(
    "claims",
    metadata,
    Column("id", String(80), primary_key=True),
    Column("subject", ForeignKey("subjects.id"), nullable=False, index=True),
    Column("property", String(40), nullable=False),
    Column("qualifiers", Text, nullable=False, comment="JSON object"),
)

claim_values = Table(
    "claim_values",
    metadata,
    Column("id", String(80), primary_key=True),
    Column("claim", ForeignKey("claims.id"), nullable=False, index=True),
    Column("value", Text, nullable=False),
    Column("status", String(16)),
    Column("valid_from", String(10)),
    Column("valid_to", String(10)),
)

evidence = Table(
    "evidence",
    metadata,
    Column("id", String(80), nullable=False),
    Column("claim_value", ForeignKey("claim_values.id"), nullable=False, index=True),
    Column("document", ForeignKey("documents.id"), nullable=False),
    Column("record", ForeignKey("records.id"), nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("exact", Text, nullable=False),
    Column("prefix", Text, nullable=False),
    Column("suffix", Text, nullable=False),
    Column("extractor", String(80), nullable=False),
    Column("confidence", Float),
    Column("detail", Text, nullable=False, comment="JSON: how this document words the value"),
    PrimaryKeyConstraint("document", "id"),
)

pages = Table(
    "pages",
    metadata,
    Column("id", ForeignKey("documents.id"), primary_key=True),
    Column("number", Integer, nullable=False, comment="short for the document, in terms"),
    Column("length", Integer, nullable=False, comment="in terms"),
    UniqueConstraint("number"),
)

terms = Table(
    "terms",
    metadata,
    Column("term", String(64), primary_key=True, comment="a lemma or stem"),
    Column("page", Integer, primary_key=True, autoincrement=False),
    Column("times", Integer, nullable=False),
    Column("length", Integer, nullable=False, comment="of the page, in terms"),
    sqlite_with_rowid=False,
)

decisions = Table(
    "decisions",
    metadata,
    Column("id", String(80), primary_key=True),
    Column("number", Integer, nullable=False, comment="place in the log, from 1"),
    Column("subject", Text, nullable=False, index=True, comment="any id of the register"),
    Column("kind", String(16), nullable=False),
    Column("value", Text),
    Column("by", Text, nullable=False),
    Column("at", String(32), nullable=False),
    Column("why", Text, nullable=False),
    UniqueConstraint("number"),
)

ALL: tuple[Table, ...] = (
    documents,
    sources,
    readings,
    subjects,
    records,
    keys,
    claims,
    claim_values,
    evidence,
    decisions,
    pages,
    terms,
)
"""Every table, each after those that it refers to."""
