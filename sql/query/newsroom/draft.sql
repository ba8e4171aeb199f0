-- SPDX-License-Identifier: Apache-2.0

-- name: draft_save
INSERT INTO draft (story, state, scheduled, embargo, headline, changed,
    changed_by, version, document)
VALUES (:story, :state, :scheduled, :embargo, :headline, :changed,
    :changed_by, :version, :document)
ON CONFLICT (story) DO UPDATE SET state = excluded.state,
    scheduled = excluded.scheduled, embargo = excluded.embargo,
    headline = excluded.headline, changed = excluded.changed,
    changed_by = excluded.changed_by, version = excluded.version,
    document = excluded.document;

-- name: draft_state
-- The draft's way out, without touching its text.
UPDATE draft SET state = :state, scheduled = :scheduled, embargo = :embargo
WHERE story = :story;

-- name: draft_by_story
SELECT story, state, scheduled, embargo, due, headline, changed, changed_by,
    version, document
FROM draft WHERE story = :story;

-- name: draft_list
-- All that is not public yet; drafts are as many as a newsroom can write.
-- scan: the list of all drafts is the answer
SELECT story, state, scheduled, embargo, due, headline, changed, changed_by,
    version, document
FROM draft ORDER BY story DESC;

-- name: draft_due
-- The next story whose time has come, behind one.
SELECT story, due FROM draft
WHERE due IS NOT NULL AND due <= :now AND (due, story) > (:due, :story)
ORDER BY due, story LIMIT 1;

-- name: draft_drop
DELETE FROM draft WHERE story = :story;

-- name: draft_version_next
SELECT coalesce(max(version), 0) + 1 AS version FROM draft_version
WHERE story = :story;

-- name: draft_version_keep
INSERT INTO draft_version (story, version, saved, who, embargo, document)
VALUES (:story, :version, :saved, :who, :embargo, :document);

-- name: draft_version_embargo
-- The embargo of the draft goes with the text that it has now.
UPDATE draft_version SET embargo = :embargo WHERE story = :story
AND version = (SELECT version FROM draft WHERE story = :story);

-- name: draft_version_load
SELECT version, saved, who, coalesce(embargo, 0) AS embargo, document
FROM draft_version
WHERE story = :story AND version = :version;

-- name: draft_version_list
SELECT version, saved, who, coalesce(embargo, 0) AS embargo, '' AS document
FROM draft_version
WHERE story = :story ORDER BY version;

-- name: draft_source_item
SELECT story, sha256 FROM source_item
WHERE source = :source AND guid = :guid;

-- name: draft_source_of
SELECT source, guid, sha256 FROM source_item WHERE story = :story;

-- name: draft_source_version
SELECT version FROM source_item WHERE source = :source AND guid = :guid;

-- name: draft_source_set_version
UPDATE source_item SET version = :version
WHERE source = :source AND guid = :guid;

-- name: draft_source_keep
INSERT INTO source_item (source, guid, story, sha256)
VALUES (:source, :guid, :story, :sha256)
ON CONFLICT (source, guid) DO UPDATE SET sha256 = excluded.sha256;

-- name: draft_source_drop
DELETE FROM source_item WHERE story = :story;
