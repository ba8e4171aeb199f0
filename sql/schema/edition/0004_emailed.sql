-- SPDX-License-Identifier: Apache-2.0
-- What readers mailed to friends most.

-- As pages show it; of who mailed it nothing is here.
CREATE TABLE most_emailed (
	position INTEGER PRIMARY KEY CHECK (position > 0),
	story INTEGER NOT NULL UNIQUE
) STRICT;
