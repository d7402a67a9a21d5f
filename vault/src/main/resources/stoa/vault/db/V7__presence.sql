-- Who is here. Neither events nor views: worth a moment, and lost without harm.

-- When somebody was last active. A ping makes them present for a while without a socket. Guests are told apart, since
-- theirs is an account that ends when it has rested for long enough.
CREATE TABLE activity (
    account      bigint PRIMARY KEY,
    at           timestamptz NOT NULL,
    pinged_until timestamptz NOT NULL DEFAULT '-infinity',
    guest        boolean NOT NULL DEFAULT false
);
CREATE INDEX activity_of_guests ON activity (at) WHERE guest;
CREATE INDEX activity_pinged_until ON activity (pinged_until) WHERE pinged_until > '-infinity';

-- A node that lives renews its row; with it go the rows of those who are connected to it.
CREATE TABLE presence_node (
    node       uuid PRIMARY KEY,
    expires_at timestamptz NOT NULL
);
CREATE TABLE presence (
    node    uuid NOT NULL REFERENCES presence_node ON DELETE CASCADE,
    account bigint NOT NULL,
    PRIMARY KEY (node, account)
);
