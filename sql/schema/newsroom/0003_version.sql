-- SPDX-License-Identifier: Apache-2.0
-- The version that an agency gave the item which was taken last; 0: none.
ALTER TABLE source_item ADD COLUMN version INTEGER NOT NULL DEFAULT 0;
