-- SPDX-License-Identifier: Apache-2.0
-- The lists of what is read and mailed most.

-- name: ranking_allows
-- Whether it is a story that readers may see and lists may have.
SELECT 1 FROM story WHERE id = :story AND state = 'live' AND page IS NULL;

-- name: most_read_list
-- scan: ten rows at most
SELECT story FROM most_read ORDER BY position;

-- name: most_read_clear
DELETE FROM most_read;

-- name: most_read_insert
INSERT INTO most_read (position, story) VALUES (:position, :story);

-- name: most_read_cards
-- The list as readers see it.
-- scan: ten rows at most
SELECT card.* FROM most_read m CROSS JOIN card ON card.id = m.story
ORDER BY m.position;

-- name: most_emailed_list
-- scan: ten rows at most
SELECT story FROM most_emailed ORDER BY position;

-- name: most_emailed_clear
DELETE FROM most_emailed;

-- name: most_emailed_insert
INSERT INTO most_emailed (position, story) VALUES (:position, :story);

-- name: most_emailed_cards
-- The list as readers see it.
-- scan: ten rows at most
SELECT card.* FROM most_emailed m CROSS JOIN card ON card.id = m.story
ORDER BY m.position;
