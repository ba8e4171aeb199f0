-- SPDX-License-Identifier: Apache-2.0

-- name: listing_block
-- The stories of a list whose numbers are in a span, newest number first.
SELECT card.* FROM listing l INDEXED BY listing_by_number
    CROSS JOIN card ON card.id = l.story
WHERE l.section = :section AND l.story BETWEEN :first AND :last
ORDER BY l.story DESC;

-- name: listing_number_before
-- The greatest number of a list below one; NULL when there is none.
SELECT max(story) AS story FROM listing INDEXED BY listing_by_number
WHERE section = :section AND story < :story;

-- name: listing_number_after
-- The least number of a list above one; NULL when there is none.
SELECT min(story) AS story FROM listing INDEXED BY listing_by_number
WHERE section = :section AND story > :story;

-- name: departed_newest
-- The stories last withdrawn from a list.
SELECT story, at FROM departed WHERE section = :section
ORDER BY at DESC, story DESC LIMIT :max;

-- name: departed_block
-- The withdrawn stories of a list whose numbers are in a span.
SELECT story, at FROM departed INDEXED BY departed_by_number
WHERE section = :section AND story BETWEEN :first AND :last
ORDER BY story DESC LIMIT :max;
