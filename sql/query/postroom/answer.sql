-- SPDX-License-Identifier: Apache-2.0

-- name: answer_by_message
-- What the newsroom answered, by the message that it goes out in.
SELECT a.text, f.reference, f.story
FROM answer AS a JOIN feedback AS f ON f.key = a.feedback
WHERE a.message = :message;
