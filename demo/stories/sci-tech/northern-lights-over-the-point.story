Headline: Northern lights seen from Hollin Point for second time this autumn
Short: Northern lights at Hollin Point
Section: sci-tech
Section: environment
Byline: Science writer
Published: 2026-10-14 07:55
Standfirst: The green bands were visible for 50 minutes on Tuesday night. The town’s lamps hid them from everybody else.
Picture: night-sky.jpg
Alt: Green and violet curtains of light hang over a dark sea; a telescope stands on a headland in silhouette.
Caption: The view north from the headland at about half past ten.
Credit: Illustration: The Saltmere Courier
See-also: council/street-lamps-off-at-midnight
See-also: sci-tech/explainer-how-a-tide-gauge-works
Link: https://www.metoffice.gov.uk/ | Space weather forecast | Met Office | background

The northern lights were seen from Hollin Point on Tuesday night, the second time since the beginning of September.

Members of the Wend Astronomers, who had gone up to look at a comet, saw instead a pale green arch with violet rays above it.

It began at 21:50 GMT, which was ten to eleven by the clock in town, and lasted 50 minutes.

The lights are made when particles from the Sun strike the upper air, and are usually seen much further north.

They are faint. From the promenade, under the lamps, there was nothing to see.

“People rang to ask whether we had made it up,” the society’s secretary said. “We told them to walk a mile in any direction.”

The society meets on the headland on the first clear Friday of the month. Newcomers need a warm coat and no equipment.
