-- SPDX-License-Identifier: Apache-2.0

-- name: extra_load
-- What the navigation names behind the sections, when there is any.
-- scan: the first row of each is enough
SELECT EXISTS (SELECT 1 FROM debate) AS debates,
    EXISTS (SELECT 1 FROM package) AS packages,
    EXISTS (SELECT 1 FROM listing l JOIN section c ON c.id = l.section
	WHERE c.path = 'audiovideo') AS programmes;
