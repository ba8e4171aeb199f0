-- SPDX-License-Identifier: Apache-2.0

-- name: search_count
-- How many stories a search finds, counted up to a limit.
-- scan: of the index for its words, up to the limit; under the watchdog
SELECT count(*) FROM (SELECT 1 FROM search
    WHERE search MATCH :match AND rowid >= :from AND rowid < :before
    LIMIT :max);

-- name: search_newest
-- The newest stories that a search finds, before one place of the index.
-- scan: of the index for its words, newest first, up to the limit
SELECT card.*, search.rowid AS place,
    snippet(search, 1, char(1), char(2), '…', 28) AS from_standfirst,
    snippet(search, 2, char(1), char(2), '…', 28) AS from_body
FROM search CROSS JOIN plain p ON p.id = search.rowid
    CROSS JOIN card ON card.id = p.story
WHERE search MATCH :match AND search.rowid >= :from
    AND search.rowid < :before
ORDER BY search.rowid DESC LIMIT :max;

-- name: search_best
-- The stories that fit a search best. Asked only of searches that find no
-- more than a few thousand. The weights are those of headline, standfirst,
-- body, caption, byline, place and facet. Of 320 sets tried on the 60 queries
-- of tests/data/search-quality.tsv (headline 2 to 20, standfirst 1 to 5,
-- caption 1 and 2, byline 1 and 4, place 1 and 3) 256 put every wanted story
-- among the first five, and the others all but one; 10, 5, 1, 2, 4, 3 was one
-- of those. Wanted stories stand highest with a headline of 5 or more (mean
-- reciprocal rank 0.77; 0.76 with all weights 1) and a standfirst of no more
-- than 2. The byline made no difference, and none of these stories has a
-- caption or place: that they weigh as the body does is no finding.
-- scan: of the index for its words; under the watchdog
SELECT card.*, search.rowid AS place,
    snippet(search, 1, char(1), char(2), '…', 28) AS from_standfirst,
    snippet(search, 2, char(1), char(2), '…', 28) AS from_body
FROM search CROSS JOIN plain p ON p.id = search.rowid
    CROSS JOIN card ON card.id = p.story
WHERE search MATCH :match AND rank MATCH 'bm25(5, 2, 1, 1, 1, 1, 0)'
    AND search.rowid >= :from AND search.rowid < :before
ORDER BY rank LIMIT :max OFFSET :skip;

-- name: word_count
-- In how many stories a word is.
SELECT stories FROM word WHERE word = :word;

-- name: word_span
-- The words between two, for spelling.
SELECT word, stories FROM word WHERE word >= :first AND word < :last
LIMIT :max;

-- name: word_more
INSERT INTO word (word, stories) VALUES (:word, 1)
ON CONFLICT (word) DO UPDATE SET stories = stories + 1;

-- name: word_fewer
UPDATE word SET stories = stories - 1 WHERE word = :word;

-- name: word_none
-- Forget a word that no story has any more.
DELETE FROM word WHERE word = :word AND stories <= 0;

-- name: plain_free
-- A free place of a span of the index: the one wanted, or one behind the last.
SELECT CASE WHEN EXISTS (SELECT 1 FROM plain WHERE id = :wanted)
    THEN max(id) + 1 ELSE :wanted END AS id
FROM plain WHERE id >= :first AND id < :last;

-- name: plain_insert
INSERT INTO plain (id, story, headline, standfirst, body, caption, byline,
    place, facet, links)
VALUES (:id, :story, :headline, :standfirst, :body, :caption, :byline,
    :place, :facet, :links);

-- name: plain_by_story
SELECT id, headline, standfirst, body, caption, byline, place, links
FROM plain WHERE story = :story;

-- name: plain_delete
DELETE FROM plain WHERE story = :story;

-- name: plain_after
-- Through all of them, for rebuilding the index.
SELECT id, story FROM plain WHERE id > :after ORDER BY id LIMIT :max;

-- name: plain_lacking
-- Whether a live story has no plain text yet, after an older schema.
-- scan: of an index, once a command; it ends at the first
SELECT EXISTS (SELECT 1 FROM story s INDEXED BY story_live
    WHERE s.state = 'live' AND s.page IS NULL
    AND NOT EXISTS (SELECT 1 FROM plain p WHERE p.story = s.id)) AS lacking;

-- name: search_insert
INSERT INTO search (rowid, headline, standfirst, body, caption, byline, place,
    facet)
SELECT id, headline, standfirst, body, caption, byline, place, facet
FROM plain WHERE story = :story;

-- name: search_delete
-- The index wants back what was put in.
INSERT INTO search (search, rowid, headline, standfirst, body, caption,
    byline, place, facet)
SELECT 'delete', id, headline, standfirst, body, caption, byline, place, facet
FROM plain WHERE story = :story;

-- name: search_check
-- The index against the plain texts; fails when they differ.
INSERT INTO search (search, rank) VALUES ('integrity-check', 1);

-- name: search_definition
-- How the index was made.
-- scan: of the schema, once a command
SELECT sql FROM sqlite_schema WHERE name = 'search';
