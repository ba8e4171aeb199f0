Headline: Marl bus to stop where people are, rather than where the post is
Short: Marl bus stop moves to people
Section: news/villages
Byline: Villages correspondent in Marl
Published: 2026-09-03 08:00
Standfirst: The old stop is 400 metres from the nearest house and has been since the house fell down.
See-also: health/cottage-hospital-minor-injuries

The bus stop at Marl is to be moved 400 metres to the village.

It was put outside the last house in 1958. The house has since gone and the stop has stayed.

From 14 September the number 6 will halt at the green, by the pump.

The bus company said the change would add one minute, which it would take from the wait at the old stop.
