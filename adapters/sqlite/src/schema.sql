-- The first version of the file. Instants are nanoseconds since 1970-01-01T00:00:00Z; days are counted from
-- 0001-01-01 = 1; periods are months since year 0; bodies are JSON of the domain's own types. Most tables are
-- clustered by their key: what is read together lies together, and what is written in order is appended.

CREATE TABLE meta (
    name  TEXT PRIMARY KEY,
    value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Leases of an era in which no process of today was alive are void.
INSERT INTO meta (name, value) VALUES ('era', 0);

CREATE TABLE operators (
    key INTEGER PRIMARY KEY,
    id  TEXT NOT NULL UNIQUE
) STRICT;

-- Orders, which are the queue of what is due.

CREATE TABLE orders (
    operator    INTEGER NOT NULL,
    id          BLOB    NOT NULL, -- UUIDv7: appended in the order of time
    account     TEXT    NOT NULL,
    period      INTEGER,
    state       INTEGER NOT NULL, -- rows/order.rs; from 11 on in person
    due         INTEGER,
    lease       INTEGER,          -- until when, by the clock of whoever claimed it
    era         INTEGER,          -- of the lease
    version     INTEGER NOT NULL,
    fingerprint BLOB    NOT NULL,
    body        TEXT    NOT NULL,
    PRIMARY KEY (operator, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX orders_due ON orders (operator, due, id) WHERE due IS NOT NULL;
CREATE INDEX orders_in_person ON orders (operator, period, account, id) WHERE state >= 11;

CREATE TABLE order_events (
    operator  INTEGER NOT NULL,
    order_id  BLOB    NOT NULL,
    place     INTEGER NOT NULL,
    at        INTEGER NOT NULL,
    state     INTEGER NOT NULL,
    detail    TEXT,
    PRIMARY KEY (operator, order_id, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE idempotency_keys (
    operator INTEGER NOT NULL,
    account  TEXT    NOT NULL,
    key      TEXT    NOT NULL,
    expires  INTEGER NOT NULL,
    order_id BLOB    NOT NULL,
    PRIMARY KEY (operator, account, key)
) STRICT, WITHOUT ROWID;

-- What an account has: its orders, those of them that are unfinished, and what it took out of days' budgets. It is
-- one table in place of two indexes and a third table because accounts come in no order: each of the three would
-- cost a page of its own in the log for every order.
CREATE TABLE account_entries (
    operator INTEGER NOT NULL,
    account  TEXT    NOT NULL,
    kind     INTEGER NOT NULL, -- 0 finished order, 1 unfinished order, 2 budget, 3 budget that accounts share
    place    BLOB    NOT NULL, -- identifier; fingerprint and identifier; day, big-endian
    used     INTEGER,
    PRIMARY KEY (operator, account, kind, place)
) STRICT, WITHOUT ROWID;

-- Delivery.

CREATE TABLE deliveries (
    operator INTEGER NOT NULL,
    account  TEXT    NOT NULL,
    version  INTEGER NOT NULL,
    PRIMARY KEY (operator, account)
) STRICT, WITHOUT ROWID;

CREATE TABLE delivery_changes (
    operator INTEGER NOT NULL,
    account  TEXT    NOT NULL,
    place    INTEGER NOT NULL,
    body     TEXT    NOT NULL,
    PRIMARY KEY (operator, account, place)
) STRICT, WITHOUT ROWID;

-- Issued invoices: a run appends.

CREATE TABLE issued (
    operator INTEGER NOT NULL,
    period   INTEGER NOT NULL,
    account  TEXT    NOT NULL,
    revision INTEGER NOT NULL,
    number   TEXT    NOT NULL,
    order_id BLOB,
    body     TEXT    NOT NULL,
    PRIMARY KEY (operator, period, account, revision)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX issued_numbers ON issued (operator, number);

CREATE TABLE sequences (
    operator INTEGER NOT NULL,
    name     TEXT    NOT NULL,
    next     INTEGER NOT NULL,
    PRIMARY KEY (operator, name)
) STRICT, WITHOUT ROWID;

-- Links, in the order in which they were made.

CREATE TABLE links (
    key        INTEGER PRIMARY KEY,
    operator   INTEGER NOT NULL,
    token_hash BLOB    NOT NULL,
    order_id   BLOB    NOT NULL,
    expires    INTEGER NOT NULL,
    revoked    INTEGER,
    uses       INTEGER NOT NULL,
    last_used  INTEGER,
    account    TEXT    NOT NULL,
    digest     BLOB    NOT NULL,
    size       INTEGER NOT NULL
) STRICT;

CREATE UNIQUE INDEX links_by_token ON links (operator, token_hash);
CREATE INDEX links_of_order ON links (operator, order_id);

-- Regular runs.

CREATE TABLE runs (
    operator INTEGER NOT NULL,
    period   INTEGER NOT NULL,
    round    INTEGER NOT NULL,
    version  INTEGER NOT NULL,
    body     TEXT    NOT NULL,
    PRIMARY KEY (operator, period)
) STRICT, WITHOUT ROWID;

CREATE TABLE run_shares (
    operator INTEGER NOT NULL,
    period   INTEGER NOT NULL,
    round    INTEGER NOT NULL,
    number   INTEGER NOT NULL,
    after    TEXT,
    through  TEXT    NOT NULL,
    lease    INTEGER NOT NULL,
    era      INTEGER NOT NULL,
    version  INTEGER NOT NULL,
    PRIMARY KEY (operator, period, round, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE refusals (
    operator INTEGER NOT NULL,
    period   INTEGER NOT NULL,
    account  TEXT    NOT NULL,
    at       INTEGER NOT NULL,
    code     TEXT    NOT NULL,
    reason   TEXT    NOT NULL,
    PRIMARY KEY (operator, period, account)
) STRICT, WITHOUT ROWID;

-- What the operator feeds.

CREATE TABLE accounts (
    key      INTEGER PRIMARY KEY,
    operator INTEGER NOT NULL,
    number   TEXT    NOT NULL,
    body     TEXT    NOT NULL
) STRICT;

CREATE UNIQUE INDEX accounts_by_number ON accounts (operator, number);

CREATE TABLE bills (
    account  INTEGER NOT NULL, -- no foreign key: it would look through all bills when an account is forgotten
    period   INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    body     TEXT    NOT NULL,
    PRIMARY KEY (period, account, revision)
) STRICT, WITHOUT ROWID;

CREATE TABLE payments (
    account   INTEGER NOT NULL REFERENCES accounts (key),
    day       INTEGER NOT NULL,
    amount    INTEGER NOT NULL,
    reference TEXT    NOT NULL, -- empty: none
    PRIMARY KEY (account, day, amount, reference)
) STRICT, WITHOUT ROWID;

CREATE TABLE instalments (
    account     INTEGER NOT NULL REFERENCES accounts (key),
    due         INTEGER NOT NULL,
    description TEXT    NOT NULL,
    part        INTEGER NOT NULL,
    parts       INTEGER NOT NULL,
    amount      INTEGER NOT NULL,
    remaining   INTEGER NOT NULL,
    PRIMARY KEY (account, due, description, part)
) STRICT, WITHOUT ROWID;

CREATE TABLE services (
    key  INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
) STRICT;

-- Clustered as detail and charges read them.
CREATE TABLE calls (
    account         INTEGER NOT NULL,
    subscriber      TEXT    NOT NULL,
    start           INTEGER NOT NULL,
    key             TEXT    NOT NULL,
    service         INTEGER NOT NULL,
    charged_seconds INTEGER NOT NULL,
    amount          INTEGER NOT NULL,
    seconds         INTEGER NOT NULL,
    direction       INTEGER NOT NULL, -- 0 outgoing, 1 incoming
    received        INTEGER,
    peer            TEXT    NOT NULL,
    PRIMARY KEY (account, subscriber, start, key)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX calls_by_key ON calls (account, key);
