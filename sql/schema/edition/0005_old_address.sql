-- SPDX-License-Identifier: Apache-2.0
-- Addresses that stories had where they were brought from. A path is without
-- the slashes at its end, and is followed by "?p=NUMBER" where that was the
-- address. What was public there is public here: drafts have none.
CREATE TABLE old_address (
	path TEXT PRIMARY KEY,
	story INTEGER NOT NULL REFERENCES story
) STRICT, WITHOUT ROWID;
CREATE INDEX old_address_of ON old_address (story);
