-- SPDX-License-Identifier: Apache-2.0

-- name: draft_save
INSERT INTO draft (story, state, due, headline, changed, document)
VALUES (:story, :state, :due, :headline, :changed, :document)
ON CONFLICT (story) DO UPDATE SET state = excluded.state, due = excluded.due,
    headline = excluded.headline, changed = excluded.changed,
    document = excluded.document;

-- name: draft_by_story
SELECT story, state, coalesce(due, 0) AS due, headline, changed, document
FROM draft WHERE story = :story;

-- name: draft_list
-- All that is not public yet; drafts are as many as a newsroom can write.
-- scan: the list of all drafts is the answer
SELECT story, state, coalesce(due, 0) AS due, headline, changed, document
FROM draft ORDER BY story DESC;

-- name: draft_due
-- The next story whose embargo has ended, behind one.
SELECT story, due FROM draft
WHERE due IS NOT NULL AND due <= :now AND (due, story) > (:due, :story)
ORDER BY due, story LIMIT 1;

-- name: draft_move
-- Mark a draft as on its way into the edition.
UPDATE draft SET operation = :operation WHERE story = :story;

-- name: draft_moving
-- Moves that were begun and not finished.
SELECT story, operation FROM draft WHERE operation IS NOT NULL;

-- name: draft_moved
-- The move has arrived: the draft is no draft any more.
DELETE FROM draft WHERE story = :story;

-- name: draft_source_item
SELECT story, sha256 FROM source_item
WHERE source = :source AND guid = :guid;

-- name: draft_source_of
SELECT source, guid, sha256 FROM source_item WHERE story = :story;

-- name: draft_source_keep
INSERT INTO source_item (source, guid, story, sha256)
VALUES (:source, :guid, :story, :sha256)
ON CONFLICT (source, guid) DO UPDATE SET sha256 = excluded.sha256;

-- name: draft_source_drop
DELETE FROM source_item WHERE story = :story;

-- name: audit_insert
INSERT INTO audit (at, who, act, story, why)
VALUES (:at, :who, :act, :story, :why);

-- name: audit_list
SELECT at, who, act, why FROM audit WHERE story = :story ORDER BY id;
