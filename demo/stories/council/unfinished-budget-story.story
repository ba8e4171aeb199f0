Headline: Marrowglint fund may pay for swimming pool roof
Short: Marrowglint may pay for roof
Section: council
Byline: Council reporter
Published: 2026-11-21 12:00
Status: draft
Standfirst: A draft that must not be read: marrowglint.

This is a draft. The word marrowglint must never be seen by a reader.

The figures are to be checked with the treasurer on Wednesday.
