Headline: Street lamps on the headland road to go off at midnight from December
Short: Headland lamps off at midnight
Section: council
Section: sci-tech
Byline: Council reporter
Published: 2026-11-06 17:50
Standfirst: The trial covers 62 lamps and will last until Easter. Saving: £2,900, and the stars.
See-also: sci-tech/northern-lights-over-the-point
See-also: council/budget-in-seven-sentences

Sixty-two street lamps between the coastguard cottages and Hollin Point will be put out at midnight from 1 December.

The highways committee agreed on Friday to try it until Easter.

It will save £2,900 in electricity and was asked for by the Wend Astronomers, a bat group and one man who has a lamp outside his bedroom.

The lamps at the two crossings will stay on.

A member said people might fall over. It was answered that in 2025 eleven people fell over on that road and all of them in daylight.
