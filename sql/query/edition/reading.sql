-- SPDX-License-Identifier: Apache-2.0
-- What is read most: counted by the hour, nothing of who.

-- name: reading_add
INSERT INTO reading (hour, story, readings) VALUES (:hour, :story, :readings)
ON CONFLICT (hour, story) DO UPDATE
SET readings = readings + excluded.readings;

-- name: reading_forget
-- Hours that are over for long.
DELETE FROM reading WHERE hour < :before;

-- name: reading_mark_load
SELECT device, inode, offset FROM reading_mark WHERE one = 1;

-- name: reading_mark_save
INSERT INTO reading_mark (one, device, inode, offset)
VALUES (1, :device, :inode, :offset)
ON CONFLICT (one) DO UPDATE SET device = excluded.device,
    inode = excluded.inode, offset = excluded.offset;

-- name: reading_most
-- The live stories that were read most in a span of hours.
-- scan: adds up a day's readings, once a minute, not for readers
SELECT r.story, sum(r.readings) AS total
FROM reading r CROSS JOIN story s ON s.id = r.story
WHERE r.hour >= :from AND r.hour <= :to AND s.state = 'live'
    AND s.page IS NULL
GROUP BY r.story HAVING total >= :least
ORDER BY total DESC, r.story DESC LIMIT :max;
