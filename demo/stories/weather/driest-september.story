Headline: Driest September for 31 years leaves reservoir showing its village
Short: Driest September for 31 years
Section: weather
Section: environment
Byline: Staff reporter in Upper Marl
Published: 2026-10-02 07:30
Standfirst: Nine millimetres of rain fell at Hollin Point all month, and six of those on one afternoon.
See-also: weather/gale-empties-promenade
Link: https://www.metoffice.gov.uk/ | Weather and climate | Met Office | background

September was the driest in Saltmere for 31 years, with nine millimetres of rain at the Hollin Point gauge.

The average is 58.

Six of the nine fell between two and three o’clock on the afternoon of the flower show.

At Upper Marl reservoir the water stands four metres below the sill and the roofless walls of the drowned farm are dry for the first time since 1995.

Visitors are asked to stay on the bank, as the mud is deep and has already taken two boots, both left.

No limits on the use of water are planned.
