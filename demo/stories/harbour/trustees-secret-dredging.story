Headline: Quillfrost dredging contract to be looked at again
Short: Quillfrost contract looked at
Section: harbour
Package: north-quay
Byline: Harbour desk
Published: 2026-11-22 09:00
Status: draft
Standfirst: A draft that must not be read: quillfrost.

This is a draft. The word quillfrost must never be seen by a reader.

The trustees have not yet answered our questions about the dredging, and until they do this story stays where it is.
