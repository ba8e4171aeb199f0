Headline: Crab boats and trawlers agree to share the Outer Wend by the calendar
Short: Crab boats and trawlers agree
Section: harbour/fishing
Byline: Harbour desk
Published: 2026-09-30 13:00
Standfirst: Pots from April to September, trawls from October to March, and a fortnight for apologies.
See-also: harbour/fishing/herring-season-opens
See-also: business/energy/wend-bank-first-power

The crab boats and the trawlers of Saltmere have agreed to stop fishing in the same place at the same time.

Under a paper signed in the Custom House on Tuesday, pots may be set on the Outer Wend from April to September and trawls towed there from October to March.

The last two weeks of each September are left empty so that gear may be lifted and, the paper says, “accounts settled”.

About 200 pots a year have been lost to trawls and three trawls to pots.

The agreement came after a season of talks in the back room of the fishermen’s mission.

“It was the tea,” the mission’s superintendent said. “You cannot shout with a saucer.”
