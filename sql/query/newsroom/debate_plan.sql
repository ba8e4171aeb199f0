-- SPDX-License-Identifier: Apache-2.0

-- name: debate_plan_insert
INSERT INTO debate_plan (id, question, intro, opens, closes, lasts)
VALUES (:id, :question, :intro, :opens, :closes, :lasts);

-- name: debate_plan_load
SELECT id, question, intro, coalesce(opens, 0) AS opens,
    coalesce(closes, 0) AS closes, coalesce(lasts, 0) AS lasts
FROM debate_plan WHERE id = :id;

-- name: debate_plan_each
-- Debates that have not been opened, by number.
SELECT id, question, intro, coalesce(opens, 0) AS opens,
    coalesce(closes, 0) AS closes, coalesce(lasts, 0) AS lasts
FROM debate_plan WHERE id > :after ORDER BY id LIMIT :max;

-- name: debate_plan_due
-- The first that is to be opened by now, behind one looked at already.
SELECT id, opens FROM debate_plan
WHERE opens <= :now AND (opens, id) > (:opens, :id)
ORDER BY opens, id LIMIT 1;

-- name: debate_plan_drop
DELETE FROM debate_plan WHERE id = :id;
