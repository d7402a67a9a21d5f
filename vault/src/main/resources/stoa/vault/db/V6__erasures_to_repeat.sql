-- Erasures that a restored backup knows nothing of; written by the restore, taken away as they are decided again.
CREATE TABLE erasure_to_repeat (
    account   bigint PRIMARY KEY,
    reason    text NOT NULL,
    erased_at timestamptz NOT NULL
);
