-- SPDX-License-Identifier: Apache-2.0

-- name: feedback_by_key
SELECT key, reference, kind, story, revision, received, name, email, message,
    digest, network, state, why, coalesce(closed, 0) AS closed
FROM feedback WHERE key = :key;

-- name: feedback_by_reference
SELECT key, reference, kind, story, revision, received, name, email, message,
    digest, network, state, why, coalesce(closed, 0) AS closed
FROM feedback WHERE reference = :reference;

-- name: feedback_insert
INSERT INTO feedback (key, reference, kind, story, revision, received, name,
    email, message, digest, network)
VALUES (:key, :reference, :kind, :story, :revision, :received, :name, :email,
    :message, :digest, :network);

-- name: feedback_in_state
-- The oldest first.
SELECT key, reference, kind, story, revision, received, name, email, message,
    digest, network, state, why, coalesce(closed, 0) AS closed
FROM feedback WHERE state = :state ORDER BY received, key LIMIT :max;

-- name: feedback_set
-- An address is kept only as long as there may be an answer.
UPDATE feedback SET state = :state, why = :why, closed = :closed,
    email = CASE WHEN :closed IS NULL THEN email ELSE '' END
WHERE key = :key;

-- name: answer_count
SELECT count(*) AS n FROM answer WHERE feedback = :feedback;

-- name: answer_insert
INSERT INTO answer (feedback, at, who, text, message)
VALUES (:feedback, :at, :who, :text, :message);

-- name: answer_of
-- Those to one, in order, and how far each has come; a message that was over
-- long ago is not known any more.
SELECT a.at, a.who, a.text, a.message, coalesce(m.state, '') AS state
FROM answer a LEFT JOIN message m ON m.id = a.message
WHERE a.feedback = :feedback ORDER BY a.id;
