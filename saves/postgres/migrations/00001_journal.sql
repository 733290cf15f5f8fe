-- +goose Up

-- Who may append to the journal of a player. Every append proves the token; a higher epoch
-- has another one. until is by this server's clock.
CREATE TABLE lease (
    player_id text PRIMARY KEY,
    epoch     bigint NOT NULL,
    token     text NOT NULL UNIQUE,
    node      text NOT NULL,
    until     timestamptz NOT NULL
) WITH (fillfactor = 50);

-- One answer with all its consequences. line is the line of a journal, byte for byte, with
-- its checksum and the checksum of the line before it; id is the id in it.
CREATE TABLE batch (
    player_id text NOT NULL,
    seq       bigint NOT NULL,
    id        bytea NOT NULL,
    line      bytea NOT NULL,
    PRIMARY KEY (player_id, seq),
    UNIQUE (player_id, id)
);

-- A cache of folded states. tail is the end of the line at seq, its checksum, by which a
-- snapshot proves that it stands for just the lines before it; body_sum proves body.
CREATE TABLE snapshot (
    player_id text NOT NULL,
    fold      text NOT NULL,
    seq       bigint NOT NULL,
    tail      bytea NOT NULL,
    body      bytea NOT NULL,
    body_sum  bigint NOT NULL,
    PRIMARY KEY (player_id, fold, seq)
);

-- +goose Down
DROP TABLE snapshot;
DROP TABLE batch;
DROP TABLE lease;
