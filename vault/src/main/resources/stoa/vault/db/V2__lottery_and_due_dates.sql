-- The seeds of the lottery's draws, by what commits to them. A row outlives its seed's being revealed.
CREATE TABLE lottery_seed (
    commitment text PRIMARY KEY,
    sealed     bytea NOT NULL,
    made_at    timestamptz NOT NULL DEFAULT now()
);

-- What is to be done when its time has come. Whoever claims a row has it until held_until; then others may.
CREATE TABLE due_date (
    kind       text NOT NULL,
    subject    text NOT NULL,
    due_at     timestamptz NOT NULL,
    held_until timestamptz NOT NULL DEFAULT '-infinity',
    PRIMARY KEY (kind, subject)
);
CREATE INDEX due_date_in_order ON due_date (kind, due_at);

-- How far the reactions to the ledger's events have come.
CREATE TABLE reaction_token (
    processor  text NOT NULL,
    segment    integer NOT NULL,
    token      bytea,
    token_type text,
    stored_at  text,
    owner      text,
    PRIMARY KEY (processor, segment)
);
