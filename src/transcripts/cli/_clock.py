"""The time that is stamped on what a command does."""

import datetime
import os

import click


def now() -> str:
    """The time in UTC, to the second; SOURCE_DATE_EPOCH if set, for reproducible results.

    Raises:
        click.UsageError: If SOURCE_DATE_EPOCH is no number of seconds.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        seconds = int(epoch) if epoch else None
        moment = datetime.datetime.now(datetime.UTC)
        if seconds is not None:
            moment = datetime.datetime.fromtimestamp(seconds, datetime.UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise click.UsageError(f"SOURCE_DATE_EPOCH is no number of seconds: {epoch}") from error
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
