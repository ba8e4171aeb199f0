Headline: Pupils who cross by ferry get a homework table on the lower deck
Short: Ferry gets a homework table
Section: education
Section: harbour/ferries
Byline: Our education reporter in Thorrick
Published: 2026-09-16 15:30
Standfirst: Twelve minutes is enough for spelling, they report, and not enough for fractions.
See-also: education/school-places-2027
See-also: harbour/ferries/forty-years-a-passenger

The 23 pupils who cross the Wend to the upper school each day now have a table on which to do their homework.

It stands on the lower deck of the *Tern*, is bolted to the floor and has a raised edge to keep the pencils in.

It was made by the school’s own workshop from the door of a lifeboat shed.

“Twelve minutes is enough for spelling,” a pupil of 12 said. “It is not enough for fractions, because you have to start again on the way home.”

Wend Ferries said adults might use the table when no pupil wanted it, and that one had asked for help with a crossword.
