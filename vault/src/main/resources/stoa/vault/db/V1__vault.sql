-- Everything here is sealed or hashed where it is secret or personal: a dump of these tables alone opens nothing.

-- What the vault made once and needs for ever, sealed under the master key.
CREATE TABLE secret (
    name       text PRIMARY KEY,
    sealed     bytea NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);

-- A row without a key is an erased person; the row stays, so that no second key is ever made.
CREATE TABLE personal_key (
    account    bigint PRIMARY KEY,
    wrapped    bytea,
    created_at timestamptz NOT NULL DEFAULT now(),
    erased_at  timestamptz,
    CHECK ((wrapped IS NULL) = (erased_at IS NOT NULL))
);

CREATE TABLE credential (
    account   bigint PRIMARY KEY,
    sealed    text NOT NULL,
    stored_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE last_login (
    account        bigint PRIMARY KEY,
    sealed_address text NOT NULL,
    at             timestamptz NOT NULL
);

-- A leaky bucket per name and per address; the key is a keyed hash of it. Blocked while draining takes longer than
-- the brim.
CREATE TABLE login_failure (
    key       bytea PRIMARY KEY,
    drains_at timestamptz NOT NULL,
    brim      interval NOT NULL,
    strikes   int NOT NULL
);
CREATE INDEX login_failure_drains_at ON login_failure (drains_at);

CREATE TABLE session (
    id                uuid PRIMARY KEY,
    account           bigint NOT NULL,
    role              text NOT NULL,
    face              text NOT NULL,
    token_hash        bytea NOT NULL UNIQUE,
    opened_at         timestamptz NOT NULL DEFAULT now(),
    refreshable_until timestamptz NOT NULL,
    ended_at          timestamptz
);
CREATE INDEX session_of_account ON session (account) WHERE ended_at IS NULL;
CREATE INDEX session_ended_at ON session (ended_at) WHERE ended_at IS NOT NULL;
CREATE INDEX session_refreshable_until ON session (refreshable_until);

CREATE TABLE token_key (
    id             text PRIMARY KEY,
    public_key     text NOT NULL,
    sealed_key     bytea NOT NULL,
    created_at     timestamptz NOT NULL DEFAULT now(),
    signs_from     timestamptz NOT NULL,
    verifies_until timestamptz
);

CREATE TABLE parked_event (
    view         text NOT NULL,
    document     text NOT NULL,
    position     bigint NOT NULL,
    sealed_cause bytea NOT NULL,
    parked_at    timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (view, document, position)
);

-- One row per node number. A node gives out ids of its number up to high_water (milliseconds of the id epoch) and
-- whoever holds the number next begins above it: that, not the lease's end, is what keeps ids unique.
CREATE TABLE node_lease (
    node       smallint PRIMARY KEY CHECK (node BETWEEN 0 AND 31),
    owner      uuid,
    expires_at timestamptz NOT NULL DEFAULT '-infinity',
    high_water bigint NOT NULL DEFAULT 0
);
INSERT INTO node_lease (node) SELECT generate_series(0, 31);
