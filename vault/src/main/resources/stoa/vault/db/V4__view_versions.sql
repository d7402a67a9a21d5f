-- Which fill of a view is read, and which other one there is. A view without a row has been filled once, and is read so.
-- Numbers of fills are never used again, so rows stay when what they tell of has been dropped.
CREATE TABLE view_version (
    view           text NOT NULL,
    fill           integer NOT NULL,
    state          text NOT NULL,
    live           boolean NOT NULL DEFAULT false,
    was_live       boolean NOT NULL DEFAULT false,
    sealed_failure bytea,
    begun_at       timestamptz NOT NULL DEFAULT clock_timestamp(),
    changed_at     timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (view, fill)
);
CREATE UNIQUE INDEX view_version_live ON view_version (view) WHERE live;
