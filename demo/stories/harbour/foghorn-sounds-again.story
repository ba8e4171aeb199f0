Headline: The foghorn at Hollin Point sounds again, by request
Short: Foghorn sounds again
Section: harbour
Byline: Harbour desk
Published: 2026-11-09 16:20
Standfirst: It was switched off in 2011. On Monday it was tried, to see whether it still could be.
Clip: foghorn.ogg
Clip-title: The foghorn at Hollin Point
Duration: 0:07
No-transcript: It is the sound of the horn; nobody speaks.
See-also: harbour/letter-from-the-lighthouse-november-fog

The foghorn at Hollin Point was sounded twice on Monday for the first time in 15 years.

Volunteers who look after the engine house asked for the trial. The harbour office agreed to two blasts at three in the afternoon.

“We had forgotten how low it is,” said the harbourmaster. “So had the dogs.”

The horn will be sounded again on the first Monday of each month. Ships are asked to take no notice.
