-- SPDX-License-Identifier: Apache-2.0
-- Addresses of the site that stories were brought from.

-- name: old_address_story
SELECT story FROM old_address WHERE path = :path;

-- name: old_address_keep
-- The first that had it keeps it.
INSERT INTO old_address (path, story)
SELECT :path, id FROM story WHERE id = :story
ON CONFLICT (path) DO NOTHING;
