-- Codes that were mailed to prove that an e-mail is somebody's. Keys are keyed hashes of e-mails and client addresses, and
-- so are codes: what is here tells neither.
CREATE TABLE mail_code (
    key        bytea PRIMARY KEY,
    code       bytea NOT NULL,
    good_until timestamptz NOT NULL,
    tries      int NOT NULL DEFAULT 0
);

-- Each mail that was asked for, by e-mail and by client address, for as long as it counts against a limit.
CREATE TABLE mail_request (
    key bytea NOT NULL,
    at  timestamptz NOT NULL
);
CREATE INDEX mail_request_of_key ON mail_request (key, at);
