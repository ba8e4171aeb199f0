Headline: Lanternsprat medal to be given to crew of the Tern
Short: Lanternsprat medal for ferry crew
Section: news
Section: harbour/ferries
Byline: Staff reporter
Published: 2026-11-20 09:00
Embargo: 2030-01-01 09:00
Standfirst: An embargoed story: lanternsprat.

The crew of the ferry *Tern* are to be given the lanternsprat medal of the League of Little Ports.

This story is under embargo. The word lanternsprat must not be seen by a reader before the hour.
