-- SPDX-License-Identifier: Apache-2.0
-- The version that an agency gave the item which was taken last; 0: none. An
-- older one that comes late changes nothing.
ALTER TABLE source_item ADD COLUMN version INTEGER NOT NULL DEFAULT 0;
