"""The version of this program; the schema has its own (`transcripts.model.SCHEMA_VERSION`)."""

__version__ = "0.1.0"
