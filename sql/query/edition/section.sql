-- SPDX-License-Identifier: Apache-2.0

-- name: section_by_path
-- The section at an address.
SELECT id, parent, kind, slug, path, name, label, intro, position, rule_before
FROM section WHERE path = :path;

-- name: section_by_id
SELECT id, parent, kind, slug, path, name, label, intro, position, rule_before
FROM section WHERE id = :id;

-- name: section_children
-- What lies directly in a section, in editorial order.
SELECT id, parent, kind, slug, path, name, label, intro, position, rule_before
FROM section WHERE parent = :parent AND kind IN ('section', 'strand')
ORDER BY position, id;

-- name: section_programmes
-- The programmes below one section, in editorial order.
SELECT id, parent, kind, slug, path, name, label, intro, position, rule_before
FROM section WHERE parent = :parent AND kind = 'programme'
ORDER BY position, id;

-- name: section_authors
-- Writers who have stories, by name.
SELECT id, parent, kind, slug, path, name, label, intro, position, rule_before
FROM section s WHERE parent = :parent AND name > :after
    AND EXISTS (SELECT 1 FROM listing l WHERE l.section = s.id)
ORDER BY name, id LIMIT :max;

-- name: section_author_keep
-- A writer's section, made when new.
INSERT INTO section (parent, kind, slug, path, name, position)
VALUES (:parent, 'author', :slug, 'by/' || :slug, :name, 0)
ON CONFLICT (path) DO UPDATE SET slug = excluded.slug
RETURNING id;

-- name: section_alias
-- The path that a section has now which once was at this one.
SELECT s.path FROM section_alias a JOIN section s ON s.id = a.section
WHERE a.path = :path;

-- name: section_alias_next
-- The first path, behind one, that a section was once at.
SELECT path FROM section_alias WHERE path > :after ORDER BY path LIMIT 1;

-- name: section_insert
INSERT INTO section (parent, kind, slug, path, name, label, intro, position,
    rule_before)
VALUES (:parent, :kind, :slug, :path, :name, :label, :intro, :position,
    :rule_before)
RETURNING id;

-- name: section_update
UPDATE section SET kind = :kind, name = :name, label = :label,
    intro = :intro, position = :position, rule_before = :rule_before
WHERE id = :id;

-- name: section_delete
DELETE FROM section WHERE id = :id;

-- name: section_is_used
-- Whether stories or sections still need it.
SELECT EXISTS (SELECT 1 FROM story WHERE section = :id)
    OR EXISTS (SELECT 1 FROM story WHERE strand = :id)
    OR EXISTS (SELECT 1 FROM listing WHERE section = :id)
    OR EXISTS (SELECT 1 FROM departed WHERE section = :id)
    OR EXISTS (SELECT 1 FROM section WHERE parent = :id) AS used;

-- name: section_move
-- Give a section another parent or slug.
UPDATE section SET parent = :parent, slug = :slug, path = :path
WHERE id = :id;

-- name: section_move_below
-- The paths of all that lies below a moved section.
-- scan: once, when an editor moves a section; there are at most thousands
UPDATE section SET path = :new || substr(path, length(:old) + 1)
WHERE path >= :old || '/' AND path < :old || '0';

-- name: section_alias_keep
-- Remember the old address of a section, and of all below it.
INSERT OR REPLACE INTO section_alias (path, section)
SELECT path, id FROM section
WHERE path = :old OR (path >= :old || '/' AND path < :old || '0');

-- name: section_alias_drop
-- An address that is taken again is no alias any more.
DELETE FROM section_alias WHERE path = :path;
