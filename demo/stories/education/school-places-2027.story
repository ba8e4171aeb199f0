Headline: Northgate families face longest odds for a reception place next September
Short: Quayside oversubscribed for 2027
Section: education
Section: news/northgate
Byline: Our education reporter
Published: 2026-11-19 16:20
Updated: 2026-11-20 09:15
Standfirst: Quayside Primary has 60 places and 88 first choices. Three village schools have room.
Picture: school-places.png
Alt: Bar chart of reception places and first-choice requests. Quayside 60 places, 88 requests. Northgate 60 and 71. Hollin Point 30 and 22. Marl 20 and 12. Thorrick 15 and 15.
Caption: Two schools have more requests than places.
Credit: Chart: The Saltmere Courier
See-also: education/how-school-places-are-decided
See-also: education/ferry-pupils-homework-boat
Link: https://www.gov.uk/schools-admissions | School admissions | GOV.UK | background

Twenty-eight families who put Quayside Primary first for next September will have to go somewhere else.

Figures given to the education committee on Thursday show 88 first choices for the school’s 60 reception places.

Northgate Primary, the next largest, has 71 for the same number.

Between them the five primary schools in the town and villages have 185 places and have been asked for 208.

“The sum works if you are content to put a four-year-old on a ferry,” the chair of the committee said.

## Room in the villages

Hollin Point has eight places to spare and Marl has eight.

Thorrick has been asked for exactly 15 and has exactly 15, a result which the clerk asked to have recorded.

Officers suggested a minibus between Northgate and Marl, at about £31,000 a year.

The committee asked for the cost of a second classroom at Northgate before it decides.

Parents have until 15 January to apply or to change their order of choices.

*Updated on 20 November: the number of places at Hollin Point was given wrongly as 28. It is 30.*
