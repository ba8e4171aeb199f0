-- SPDX-License-Identifier: Apache-2.0

-- name: message_by_id
SELECT id, kind, origin, recipient, recipient_hash, state, queued, due,
    attempts, coalesce(leased, 0) AS leased, coalesce(ended, 0) AS ended, reply
FROM message WHERE id = :id;

-- name: message_like_id
-- Messages whose ids begin alike; two are enough to know that it is not one.
SELECT id FROM message WHERE id >= :first AND id < :end LIMIT 2;

-- name: message_insert
-- The same message again is the one that is there.
INSERT INTO message (id, kind, origin, recipient, recipient_hash, state,
    queued, due)
VALUES (:id, :kind, :origin, :recipient, :recipient_hash, :state, :at, :at)
ON CONFLICT (id) DO NOTHING;

-- name: message_confirm
-- What waited for the sender's confirmation goes out.
UPDATE message SET state = 'queued', due = :at
WHERE origin = :origin AND state = 'unconfirmed';

-- name: message_due
-- The next that is to go out.
SELECT id, kind, origin, recipient, recipient_hash, state, queued, due,
    attempts, coalesce(leased, 0) AS leased, coalesce(ended, 0) AS ended, reply
FROM message WHERE state = 'queued' AND due <= :now
ORDER BY due, id LIMIT 1;

-- name: message_next_due
-- When the next goes out.
SELECT due FROM message WHERE state = 'queued' ORDER BY due LIMIT 1;

-- name: message_in_state
SELECT id, kind, origin, recipient, recipient_hash, state, queued, due,
    attempts, coalesce(leased, 0) AS leased, coalesce(ended, 0) AS ended, reply
FROM message WHERE state = :state ORDER BY due, id LIMIT :max;

-- name: message_of
-- Those of one origin.
SELECT id, kind, origin, recipient, recipient_hash, state, queued, due,
    attempts, coalesce(leased, 0) AS leased, coalesce(ended, 0) AS ended, reply
FROM message WHERE origin = :origin ORDER BY id;

-- name: message_pending
-- Whether something of an origin is yet to be sent.
SELECT 1 FROM message WHERE origin = :origin
    AND state NOT IN ('sent', 'failed', 'dropped') LIMIT 1;

-- name: message_set
-- An address is kept only as long as something is to be sent to it.
UPDATE message SET state = :state, due = :due, attempts = :attempts,
    leased = :leased, ended = :ended, reply = :reply,
    recipient = CASE WHEN :ended IS NULL THEN recipient ELSE '' END
WHERE id = :id;

-- name: message_recover
-- What a deliverer had in hand when it ended goes out at once; what has seen
-- that more than three times lets others go first.
UPDATE message SET state = 'queued', leased = NULL,
    due = :now + 300 * (attempts > 3)
WHERE state = 'leased';

-- name: message_far
-- Whether something is due later than anything can be.
SELECT 1 FROM message WHERE state = 'queued' AND due > :horizon LIMIT 1;

-- name: message_pull
UPDATE message SET due = :now WHERE state = 'queued' AND due > :horizon;

-- name: message_hold
UPDATE message SET state = 'held', leased = NULL, reply = :reply
WHERE state IN ('queued', 'leased');

-- name: message_count
-- scan: of an index, counting; for people who look at the queue
SELECT state, count(*) AS n FROM message GROUP BY state ORDER BY state;

-- name: message_sweep
-- What was over long ago.
DELETE FROM message WHERE ended IS NOT NULL AND ended < :before;

-- name: blocked_has
SELECT since FROM blocked WHERE address = :address;

-- name: blocked_add
INSERT INTO blocked (address, since) VALUES (:address, :since)
ON CONFLICT (address) DO NOTHING;

-- name: blocked_remove
DELETE FROM blocked WHERE address = :address;

-- name: ledger_load
SELECT id FROM ledger WHERE one = 1;

-- name: ledger_save
INSERT INTO ledger (one, id) VALUES (1, :id)
ON CONFLICT (one) DO UPDATE SET id = excluded.id;
