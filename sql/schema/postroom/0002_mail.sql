-- SPDX-License-Identifier: Apache-2.0
-- Mail: what readers send to friends, what they tell the newsroom, the queue
-- that it all goes out by, and limits that hold exactly.

-- What was sent, for as long as a limit looks back. "At most 5 an hour" is a
-- sum over this, so it holds for every hour there is; a bucket that fills
-- again lets nearly twice as many through in some.
DROP TABLE bucket;
CREATE TABLE claim (
	kind TEXT NOT NULL,
	key TEXT NOT NULL, -- a keyed hash of whom it limits, or ''
	at INTEGER NOT NULL, -- on the postroom's own time (running)
	n INTEGER NOT NULL CHECK (n > 0),
	PRIMARY KEY (kind, key, at)
) STRICT, WITHOUT ROWID;
CREATE INDEX claim_by_age ON claim (at);

-- The postroom's own time, in seconds: how long the machine has run, all its
-- starts together. Nobody sets it, and it never goes back.
CREATE TABLE running (
	one INTEGER PRIMARY KEY CHECK (one = 1),
	base INTEGER NOT NULL, -- added to how long the machine has run
	last INTEGER NOT NULL -- the newest time that was given
) STRICT;

-- A story that a reader mails to friends. Its key is the nonce of its form.
-- Addresses are in the clear only as long as something is to be sent to them.
CREATE TABLE sending (
	key TEXT PRIMARY KEY CHECK (key <> ''),
	story INTEGER NOT NULL,
	mode TEXT NOT NULL CHECK (mode IN ('verified', 'open', 'self')),
	-- A keyed hash of all that was in the form: the same form sent again is
	-- known by it when the addresses are gone.
	digest TEXT NOT NULL,
	accepted INTEGER NOT NULL,
	name TEXT NOT NULL,
	sender TEXT NOT NULL, -- an address; '' when it is gone
	sender_hash TEXT NOT NULL,
	note TEXT NOT NULL,
	-- When the sender's link was followed; NULL: it was not.
	confirmed INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX sending_by_age ON sending (accepted);
CREATE INDEX sending_known ON sending (accepted) WHERE sender <> '';
CREATE INDEX sending_by_confirmed ON sending (confirmed, story, sender_hash)
    WHERE confirmed IS NOT NULL;

-- What a reader tells the newsroom: of one story, as it was when they saw it,
-- or of the site (story 0). The key is the nonce of its form, and so is the
-- reference that the reader is given.
CREATE TABLE feedback (
	key TEXT PRIMARY KEY CHECK (key <> ''),
	reference TEXT NOT NULL UNIQUE, -- "7K3F-9Q2M"
	kind TEXT NOT NULL CHECK (kind IN ('error', 'comment', 'technical')),
	story INTEGER NOT NULL,
	revision INTEGER NOT NULL,
	received INTEGER NOT NULL,
	name TEXT NOT NULL,
	email TEXT NOT NULL, -- '' when none was given, or it is gone
	message TEXT NOT NULL,
	digest TEXT NOT NULL, -- as in sending
	network TEXT NOT NULL, -- as in letter
	state TEXT NOT NULL DEFAULT 'open'
	    CHECK (state IN ('open', 'accepted', 'closed')),
	why TEXT NOT NULL DEFAULT '', -- it was closed
	closed INTEGER,
	CHECK ((state = 'closed') = (closed IS NOT NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX feedback_by_state ON feedback (state, received, key);
CREATE INDEX feedback_by_story ON feedback (story, received, key);

-- What the newsroom answered. It goes out by the queue.
CREATE TABLE answer (
	id INTEGER PRIMARY KEY,
	feedback TEXT NOT NULL REFERENCES feedback (key),
	at INTEGER NOT NULL,
	who TEXT NOT NULL,
	text TEXT NOT NULL,
	message TEXT NOT NULL UNIQUE -- message.id
) STRICT;
CREATE INDEX answer_by_feedback ON answer (feedback, id);

-- The queue: one row a message to one recipient. What it says is made when it
-- goes out, of what is public then.
CREATE TABLE message (
	-- Made of its origin, never of a counter, so that the same message
	-- has the same id for ever: it is its Message-ID.
	id TEXT PRIMARY KEY CHECK (id <> ''),
	kind TEXT NOT NULL CHECK (kind IN ('confirm', 'story', 'answer')),
	origin TEXT NOT NULL, -- sending.key or feedback.key
	recipient TEXT NOT NULL, -- an address; '' once it is over
	recipient_hash TEXT NOT NULL,
	state TEXT NOT NULL CHECK (state IN ('unconfirmed', 'queued', 'leased',
	    'held', 'sent', 'failed', 'dropped')),
	queued INTEGER NOT NULL,
	due INTEGER NOT NULL, -- not before
	attempts INTEGER NOT NULL DEFAULT 0,
	leased INTEGER, -- since
	ended INTEGER,
	-- What was said last: by the server, or by us.
	reply TEXT NOT NULL DEFAULT '',
	CHECK ((state = 'leased') = (leased IS NOT NULL)),
	CHECK ((state IN ('sent', 'failed', 'dropped')) = (ended IS NOT NULL)),
	CHECK (state NOT IN ('sent', 'failed', 'dropped') OR recipient = '')
) STRICT, WITHOUT ROWID;
CREATE INDEX message_by_state ON message (state, due, id);
CREATE INDEX message_by_origin ON message (origin, id);
CREATE INDEX message_by_end ON message (ended) WHERE ended IS NOT NULL;

-- Who does not want mail of this site any more, as keyed hashes.
CREATE TABLE blocked (
	address TEXT PRIMARY KEY CHECK (address <> ''),
	since INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The file outside this folder that knows what has been handed over. A copy
-- of this database that does not find it sends nothing by itself.
CREATE TABLE ledger (
	one INTEGER PRIMARY KEY CHECK (one = 1),
	id TEXT NOT NULL CHECK (id <> '')
) STRICT;
