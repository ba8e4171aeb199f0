-- SPDX-License-Identifier: Apache-2.0

-- name: running_load
SELECT base, last FROM running WHERE one = 1;

-- name: running_save
INSERT INTO running (one, base, last) VALUES (1, :base, :last)
ON CONFLICT (one) DO UPDATE SET base = excluded.base, last = excluded.last;

-- name: claim_sum
-- How much was claimed after a time, and when the first of it was. As many
-- rows as the limit at most.
SELECT coalesce(sum(n), 0) AS n, coalesce(min(at), 0) AS first FROM claim
WHERE kind = :kind AND key = :key AND at > :after;

-- name: claim_add
INSERT INTO claim (kind, key, at, n) VALUES (:kind, :key, :at, :n)
ON CONFLICT (kind, key, at) DO UPDATE SET n = n + excluded.n;

-- name: claim_sweep
-- What no limit looks back to.
DELETE FROM claim WHERE at <= :before;
