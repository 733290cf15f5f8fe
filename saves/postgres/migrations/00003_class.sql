-- +goose Up

-- What a school is, for people who look into the database. The server folds the events
-- itself and does not use these views; they are read from line one at every look.

CREATE VIEW player AS
SELECT e.log, e.body #>> '{enrolled,player}' AS id, min(e.at) AS created
FROM event e
WHERE e.body -> 'enrolled' IS NOT NULL AND NOT EXISTS (
    SELECT FROM event d WHERE d.log = e.log AND d.body #>> '{deleted,player}' = e.body #>> '{enrolled,player}')
GROUP BY 1, 2;

CREATE VIEW key AS
SELECT k.log, k.fingerprint, k.player_id, k.added
FROM (
    SELECT DISTINCT ON (log, b ->> 'key') log, b ->> 'key' AS fingerprint, b ->> 'player' AS player_id, at AS added, dropped
    FROM (
        SELECT log, seq, at, coalesce(body -> 'enrolled', body -> 'keyAdded', body -> 'keyDropped') AS b,
            body -> 'keyDropped' IS NOT NULL AS dropped
        FROM event) AS about
    WHERE b IS NOT NULL
    ORDER BY log, b ->> 'key', seq DESC) AS k
JOIN player p ON p.log = k.log AND p.id = k.player_id
WHERE NOT k.dropped;

CREATE VIEW class AS
SELECT log, body ->> 'class' AS id, body #>> '{founded,name}' AS name, at AS founded
FROM event
WHERE body -> 'founded' IS NOT NULL;

CREATE VIEW member AS
SELECT m.log, m.class_id, m.player_id, m.role, coalesce(n.nick, m.nick) AS nick, m.roster,
    coalesce(h.hidden, false) AS hidden, coalesce(x.extra, 0) AS extra, m.joined
FROM (
    SELECT DISTINCT ON (log, body ->> 'class', b ->> 'player') log, seq, body ->> 'class' AS class_id, b ->> 'player' AS player_id,
        b ->> 'role' AS role, b ->> 'nick' AS nick, b ->> 'roster' AS roster, at AS joined, body -> 'removed' IS NOT NULL AS removed
    FROM (SELECT log, seq, at, body, coalesce(body -> 'joined', body -> 'removed') AS b FROM event) AS about
    WHERE b ->> 'player' IS NOT NULL
    ORDER BY log, body ->> 'class', b ->> 'player', seq DESC) AS m
JOIN player p ON p.log = m.log AND p.id = m.player_id
LEFT JOIN LATERAL (
    SELECT e.body #>> '{renamed,nick}' AS nick FROM event e
    WHERE e.log = m.log AND e.seq > m.seq AND e.body ->> 'class' = m.class_id AND e.body #>> '{renamed,player}' = m.player_id
    ORDER BY e.seq DESC LIMIT 1) AS n ON true
LEFT JOIN LATERAL (
    SELECT (e.body #>> '{hidden,hidden}')::boolean AS hidden FROM event e
    WHERE e.log = m.log AND e.seq > m.seq AND e.body ->> 'class' = m.class_id AND e.body #>> '{hidden,player}' = m.player_id
    ORDER BY e.seq DESC LIMIT 1) AS h ON true
LEFT JOIN LATERAL (
    SELECT (e.body #>> '{timed,percent}')::integer AS extra FROM event e
    WHERE e.log = m.log AND e.seq > m.seq AND e.body ->> 'class' = m.class_id AND e.body #>> '{timed,player}' = m.player_id
    ORDER BY e.seq DESC LIMIT 1) AS x ON true
WHERE NOT m.removed;

CREATE VIEW assignment AS
SELECT e.log, e.body ->> 'class' AS class_id, e.body #>> '{assigned,ID}' AS id, e.body #>> '{assigned,Pack}' AS pack,
    e.body #>> '{assigned,Lesson}' AS lesson, e.body #>> '{assigned,Due}' AS due
FROM event e
WHERE e.body -> 'assigned' IS NOT NULL AND NOT EXISTS (
    SELECT FROM event u WHERE u.log = e.log AND u.seq > e.seq AND u.body #>> '{unassigned,id}' = e.body #>> '{assigned,ID}');

CREATE VIEW round AS
SELECT e.log, e.body ->> 'class' AS class_id, e.body #>> '{opened,round}' AS id, e.body #>> '{opened,pack}' AS pack,
    e.body #>> '{opened,item}' AS item, e.at AS opened, coalesce(m.phase, 'voting') AS phase
FROM event e
LEFT JOIN LATERAL (
    SELECT v.body #>> '{moved,to}' AS phase FROM event v
    WHERE v.log = e.log AND v.seq > e.seq AND v.body #>> '{moved,round}' = e.body #>> '{opened,round}'
    ORDER BY v.seq DESC LIMIT 1) AS m ON true
WHERE e.body -> 'opened' IS NOT NULL;

CREATE VIEW vote AS
SELECT DISTINCT ON (e.log, e.body #>> '{voted,round}', e.body ->> 'by', e.body #>> '{voted,again}')
    e.log, e.body #>> '{voted,round}' AS round_id, e.body ->> 'by' AS player_id,
    coalesce((e.body #>> '{voted,again}')::boolean, false) AS again, coalesce(e.body #> '{voted,choice}', '[]') AS choice,
    coalesce((e.body #>> '{voted,certainty}')::integer, 0) AS certainty,
    coalesce((e.body #>> '{voted,final}')::boolean, false) AS final, e.at
FROM event e
JOIN player p ON p.log = e.log AND p.id = e.body ->> 'by'
WHERE e.body -> 'voted' IS NOT NULL
ORDER BY e.log, e.body #>> '{voted,round}', e.body ->> 'by', e.body #>> '{voted,again}', e.seq DESC;

-- +goose Down
DROP VIEW vote, round, assignment, member, class, key, player;
