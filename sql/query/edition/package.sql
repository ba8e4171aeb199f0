-- SPDX-License-Identifier: Apache-2.0
-- Packages: a section below "in-depth", and its groups.

-- name: package_head
SELECT opened, coalesce(closed, 0) AS closed, source, imported
FROM package WHERE section = :section;

-- name: package_groups
SELECT position, kind, title FROM package_group WHERE section = :section
ORDER BY position;

-- name: package_items
SELECT i.group_position, coalesce(i.story, 0) AS story,
    coalesce(i.url, '') AS url, i.date, i.text, i.site,
    coalesce(k.dead_since, 0) AS dead_since
FROM package_item i LEFT JOIN link_check k ON k.url = i.url
WHERE i.section = :section ORDER BY i.group_position, i.position;

-- name: package_cards
-- The live ones of the stories that the items name, in the items' order.
SELECT card.* FROM package_item i CROSS JOIN card ON card.id = i.story
WHERE i.section = :section ORDER BY i.group_position, i.position;

-- name: package_list
-- The open ones first, those with the newest stories before; then the closed
-- ones, the last first.
-- scan: packages are made by hand; there are a few hundred of them
SELECT c.path, c.slug, c.name, c.intro, k.opened,
    coalesce(k.closed, 0) AS closed,
    coalesce((SELECT max(updated) FROM listing l WHERE l.section = c.id),
	k.opened) AS updated
FROM package k CROSS JOIN section c ON c.id = k.section
ORDER BY k.closed IS NOT NULL, coalesce(k.closed, updated) DESC, c.id
LIMIT :max OFFSET :skip;

-- name: package_keep
INSERT INTO package (section, opened, closed, source, imported)
VALUES (:section, :opened, :closed, :source, :imported)
ON CONFLICT (section) DO UPDATE SET closed = excluded.closed,
    source = excluded.source, imported = excluded.imported;

-- name: package_close
UPDATE package SET closed = :closed WHERE section = :section;

-- name: package_items_clear
DELETE FROM package_item WHERE section = :section;

-- name: package_groups_clear
DELETE FROM package_group WHERE section = :section;

-- name: package_group_insert
INSERT INTO package_group (section, position, kind, title)
VALUES (:section, :position, :kind, :title);

-- name: package_item_insert
INSERT INTO package_item (section, group_position, position, story, url,
    date, text, site)
VALUES (:section, :group, :position, :story, :url, :date, :text, :site);
