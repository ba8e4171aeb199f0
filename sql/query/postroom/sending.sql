-- SPDX-License-Identifier: Apache-2.0

-- name: sending_by_key
SELECT key, story, mode, digest, accepted, name, sender, sender_hash, note,
    coalesce(confirmed, 0) AS confirmed
FROM sending WHERE key = :key;

-- name: sending_insert
INSERT INTO sending (key, story, mode, digest, accepted, name, sender,
    sender_hash, note)
VALUES (:key, :story, :mode, :digest, :accepted, :name, :sender, :sender_hash,
    :note);

-- name: sending_confirm
UPDATE sending SET confirmed = :at WHERE key = :key AND confirmed IS NULL;

-- name: sending_unconfirmed
-- Those whose time to be confirmed is over.
SELECT key FROM sending WHERE accepted < :before AND confirmed IS NULL
    AND mode = 'verified' AND sender <> '' ORDER BY accepted LIMIT 1;

-- name: sending_forget
-- The sender's address and words, when nothing needs them any more.
UPDATE sending SET sender = '', name = '', note = '' WHERE key = :key;

-- name: sending_sweep
-- What was long ago, and nothing of it is yet to be sent.
DELETE FROM sending WHERE accepted < :before AND NOT EXISTS (
    SELECT 1 FROM message WHERE origin = sending.key
	AND message.state NOT IN ('sent', 'failed', 'dropped'));

-- name: sending_most
-- The stories that most senders mailed and confirmed in a span of time, each
-- sender once a story.
-- scan: adds up a week's letters, once a minute, not for readers
SELECT story, count(DISTINCT sender_hash) AS senders FROM sending
WHERE confirmed IS NOT NULL AND confirmed > :after AND confirmed <= :until
GROUP BY story HAVING senders >= :least
ORDER BY senders DESC, story DESC;
