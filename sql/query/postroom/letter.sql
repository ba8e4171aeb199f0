-- SPDX-License-Identifier: Apache-2.0

-- name: secret_load
SELECT bytes FROM secret WHERE one = 1;

-- name: secret_keep
-- The first one stays.
INSERT INTO secret (one, bytes) VALUES (1, :bytes)
ON CONFLICT (one) DO NOTHING;

-- name: letter_by_key
SELECT key, debate, received, name, place, email, message, network, state,
    coalesce(cut, '') AS cut, cut IS NOT NULL AS is_cut, why
FROM letter WHERE key = :key;

-- name: letter_like_key
-- Letters whose keys begin alike; two are enough to know that it is not one.
SELECT key FROM letter WHERE key >= :first AND key < :end LIMIT 2;

-- name: letter_insert
INSERT INTO letter (key, debate, received, name, place, email, message,
    network)
VALUES (:key, :debate, :received, :name, :place, :email, :message, :network);

-- name: letter_waiting
-- What has not been decided on, the oldest first.
SELECT key, debate, received, name, place, email, message, network, state,
    coalesce(cut, '') AS cut, cut IS NOT NULL AS is_cut, why
FROM letter WHERE state = 'pending' ORDER BY received, key LIMIT :max;

-- name: letter_waiting_in
-- The same, of one debate.
SELECT key, debate, received, name, place, email, message, network, state,
    coalesce(cut, '') AS cut, cut IS NOT NULL AS is_cut, why
FROM letter WHERE debate = :debate AND state = 'pending'
ORDER BY received, key LIMIT :max;

-- name: letter_all_in
-- All of one debate, by state.
SELECT key, debate, received, name, place, email, message, network, state,
    coalesce(cut, '') AS cut, cut IS NOT NULL AS is_cut, why
FROM letter WHERE debate = :debate ORDER BY state, received, key LIMIT :max;

-- name: letter_decide
UPDATE letter SET state = :state, why = :why, decided = :at WHERE key = :key;

-- name: letter_cut
UPDATE letter SET cut = :cut WHERE key = :key;
