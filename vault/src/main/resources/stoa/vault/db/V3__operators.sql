-- What operators did to views and their documents, beside the ledger, since no domain event comes of it. A row is never
-- changed but for what came of it, which is told once. Reasons are sealed: people write names into them.
CREATE TABLE operator_act (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at             timestamptz NOT NULL DEFAULT clock_timestamp(),
    account        bigint NOT NULL,
    what           text NOT NULL,
    subject        text NOT NULL,
    sealed_why     bytea NOT NULL,
    concluded_at   timestamptz,
    sealed_outcome bytea,
    CHECK ((sealed_outcome IS NULL) = (concluded_at IS NULL))
);
CREATE INDEX operator_act_of_subject ON operator_act (subject, id);

-- What an operator wants done to a parked document. Whichever node folds the view does it, and deletes the row.
CREATE TABLE parked_order (
    act      bigint PRIMARY KEY REFERENCES operator_act,
    view     text NOT NULL,
    document text NOT NULL,
    evicts   bigint -- the failing event that is to be passed over; null: none, all are tried again
);
CREATE INDEX parked_order_of_view ON parked_order (view, act);

-- Events that a document of a view passes over for ever, since an operator gave them up; also when it is filled anew.
CREATE TABLE evicted_event (
    view     text NOT NULL,
    document text NOT NULL,
    position bigint NOT NULL,
    act      bigint NOT NULL REFERENCES operator_act,
    PRIMARY KEY (view, document, position)
);
