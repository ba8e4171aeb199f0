-- SPDX-License-Identifier: Apache-2.0

-- name: operation_begin
INSERT INTO operation (id, story, act, at, who, why, detail)
VALUES (:id, :story, :act, :at, :who, :why, :detail);

-- name: operation_pending
-- One that has not arrived yet, as far as is known.
-- scan: the first of what is on its way, hardly ever more than one
SELECT id, story, act, at, who, why, detail FROM operation
ORDER BY id LIMIT 1;

-- name: operation_end
DELETE FROM operation WHERE id = :id RETURNING id;

-- name: audit_insert
INSERT INTO audit (at, who, act, story, why)
VALUES (:at, :who, :act, :story, :why);

-- name: audit_of_story
-- What was done to a story, the last first.
SELECT at, who, act, story, why FROM audit
WHERE story = :story ORDER BY id DESC LIMIT :max;

-- name: audit_newest
-- What was done, the last first.
-- scan: the last rows of the table, as many as are asked for
SELECT at, who, act, coalesce(story, 0) AS story, why FROM audit
ORDER BY id DESC LIMIT :max;

-- name: clock_load
SELECT now, uptime, boot FROM clock WHERE one = 1;

-- name: clock_save
INSERT INTO clock (one, now, uptime, boot) VALUES (1, :now, :uptime, :boot)
ON CONFLICT (one) DO UPDATE SET now = excluded.now, uptime = excluded.uptime,
    boot = excluded.boot;
