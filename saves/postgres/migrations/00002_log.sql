-- +goose Up

-- A list of events that all nodes append to. Its row is locked while somebody decides, so
-- that last goes up in the order of the commits. generation changes when events are
-- rewritten, so that every node reads the log anew.
CREATE TABLE log (
    name       text PRIMARY KEY,
    last       bigint NOT NULL,
    generation bigint NOT NULL
) WITH (fillfactor = 50);

CREATE TABLE event (
    log  text NOT NULL REFERENCES log (name),
    seq  bigint NOT NULL,
    id   text NOT NULL UNIQUE,
    at   timestamptz NOT NULL,
    body jsonb NOT NULL,
    PRIMARY KEY (log, seq)
);

-- A cache of what the events of a log fold to, up to the event at seq, whose id is event_id.
CREATE TABLE log_state (
    log      text NOT NULL REFERENCES log (name),
    fold     text NOT NULL,
    seq      bigint NOT NULL,
    event_id text NOT NULL,
    body     bytea NOT NULL,
    body_sum bigint NOT NULL,
    PRIMARY KEY (log, fold, seq)
);

-- The processes that are up, and who is connected to them.
CREATE TABLE node (
    log     text NOT NULL,
    node    text NOT NULL,
    until   timestamptz NOT NULL,
    players text[] NOT NULL,
    PRIMARY KEY (log, node)
);

-- +goose Down
DROP TABLE node;
DROP TABLE log_state;
DROP TABLE event;
DROP TABLE log;
