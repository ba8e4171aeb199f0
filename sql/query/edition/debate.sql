-- SPDX-License-Identifier: Apache-2.0
-- Talking points. One is open from opened until it is closed, by hand or
-- because its time is over.

-- name: debate_by_id
SELECT id, slug, question, iif(:low, intro_low, intro_full) AS intro, opened,
    closes, coalesce(closed, 0) AS closed,
    iif(:low, note_low, note_full) AS note
FROM debate WHERE id = :id;

-- name: debate_open
-- Those that are open, the first to be closed first.
SELECT id, slug, question, iif(:low, intro_low, intro_full) AS intro, opened,
    closes, coalesce(closed, 0) AS closed,
    iif(:low, note_low, note_full) AS note
FROM debate WHERE closed IS NULL AND closes > :now
ORDER BY closes, id LIMIT :max;

-- name: debate_closed
-- Those that are closed, the newest first, from a place on.
SELECT id, slug, question, iif(:low, intro_low, intro_full) AS intro, opened,
    closes, coalesce(closed, 0) AS closed,
    iif(:low, note_low, note_full) AS note
FROM debate WHERE (opened, id) < (:opened, :id)
    AND (closed IS NOT NULL OR closes <= :now)
ORDER BY opened DESC, id DESC LIMIT :max;

-- name: debate_newest
-- Open or not, the newest first.
SELECT id, slug, question, iif(:low, intro_low, intro_full) AS intro, opened,
    closes, coalesce(closed, 0) AS closed,
    iif(:low, note_low, note_full) AS note
FROM debate WHERE (opened, id) < (:opened, :id)
ORDER BY opened DESC, id DESC LIMIT :max;

-- name: debate_insert
INSERT INTO debate (id, slug, question, intro, intro_full, intro_low, opened,
    closes)
VALUES (:id, :slug, :question, :intro, :intro_full, :intro_low, :opened,
    :closes);

-- name: debate_close
-- One whose time is over has been closed since then.
UPDATE debate SET closed = coalesce(closed, min(closes, :at)), note = :note,
    note_full = :note_full, note_low = :note_low
WHERE id = :id;

-- name: contribution_add
-- The next number of its debate. A letter comes in once.
INSERT INTO contribution (debate, number, origin, received, name, place, text,
    edited)
VALUES (:debate, (SELECT coalesce(max(number), 0) + 1 FROM contribution
    WHERE debate = :debate), :origin, :received, :name, :place, :text,
    :edited)
ON CONFLICT (origin) DO NOTHING;

-- name: contribution_cut
UPDATE contribution SET text = :text, edited = 1
WHERE origin = :origin AND removed IS NULL;

-- name: contribution_remove
UPDATE contribution SET name = '', place = '', text = '', removed = :at
WHERE origin = :origin AND removed IS NULL;

-- name: contribution_after
-- What is shown of a debate, in the order in which it was approved.
SELECT number, received, name, place, text, edited FROM contribution
WHERE debate = :debate AND number > :after AND removed IS NULL
ORDER BY number LIMIT :max;

-- name: contribution_count
SELECT count(*) AS n FROM contribution
WHERE debate = :debate AND removed IS NULL;

-- name: contribution_debate
-- The debate that what came from there is in.
SELECT debate FROM contribution WHERE origin = :origin;
