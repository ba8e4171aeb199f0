-- SPDX-License-Identifier: Apache-2.0
-- Internet links of live stories and of packages, and whether they work.

-- name: link_due
-- Those that were not visited since a time and may be now, the ones that
-- have waited longest first.
-- scan: an operator's visit of all links there are
SELECT u.url, coalesce(k.checked, 0) AS checked FROM (
    SELECT l.url FROM link l CROSS JOIN story s ON s.id = l.story
    WHERE s.state = 'live'
    UNION SELECT url FROM package_item WHERE url IS NOT NULL) u
    LEFT JOIN link_check k ON k.url = u.url
WHERE coalesce(k.checked, 0) <= :before AND coalesce(k.not_before, 0) <= :now
ORDER BY coalesce(k.checked, 0), u.url;

-- name: link_waiting
-- Those whose hosts asked to be left alone.
-- scan: an operator's visit of all links there are
SELECT url, not_before FROM link_check WHERE not_before > :now;

-- name: link_check_load
SELECT url, checked, status, failures, gone, failed, not_before,
    coalesce(dead_since, 0) AS dead_since
FROM link_check WHERE url = :url;

-- name: link_check_save
INSERT OR REPLACE INTO link_check (url, checked, status, failures, gone,
    failed, not_before, dead_since)
VALUES (:url, :checked, :status, :failures, :gone, :failed, :not_before,
    :dead_since);

-- name: link_check_forget
-- What was known of links that nothing has any more.
-- scan: an operator's visit of all links there are
DELETE FROM link_check WHERE NOT EXISTS (
    SELECT 1 FROM link l WHERE l.url = link_check.url)
    AND url NOT IN (SELECT url FROM package_item WHERE url IS NOT NULL);

-- name: link_dead
-- The dead ones with a place where readers find each, for editors.
-- scan: an operator's list of all that is dead
SELECT k.url, k.checked, k.status, k.dead_since, coalesce(
    (SELECT 'story ' || s.id FROM link l CROSS JOIN story s ON s.id = l.story
	WHERE l.url = k.url AND s.state = 'live' ORDER BY s.id DESC LIMIT 1),
    (SELECT '/' || c.path || '/' FROM package_item i
	CROSS JOIN section c ON c.id = i.section
	WHERE i.url = k.url LIMIT 1), '') AS place
FROM link_check k WHERE k.dead_since IS NOT NULL
ORDER BY k.dead_since, k.url;
