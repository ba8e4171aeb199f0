Headline: Gale puts sea over promenade and a bathing hut on the bowling green
Short: Gale puts hut on bowling green
Section: weather
Section: news
Package: north-quay
Byline: Staff reporter
Published: 2026-11-14 21:50
Updated: 2026-11-15 08:30
Standfirst: Gusts reached 71 miles an hour at Hollin Point. Nobody was hurt, and the hut has been claimed.
Picture: rainy-promenade.jpg
Alt: Three people under red, yellow and green umbrellas walk along a wet promenade lit by lamps, in heavy rain.
Caption: The promenade at four o’clock, before it was closed.
Credit: Illustration: The Saltmere Courier
See-also: harbour/north-quay-crack-closes-berths
See-also: weather/driest-september
Link: https://www.metoffice.gov.uk/ | Forecasts and warnings | Met Office | background

The promenade was closed for six hours on Saturday as a gale drove the evening tide over the rails.

The gauge at Hollin Point showed a gust of 71 miles an hour at 17:20.

Thirty-four houses in Sea Street and the Old Town had water at the door and five had water in the kitchen.

The ferry stopped at two o’clock. The lifeboat was not called.

One bathing hut left the beach, crossed the road at the zebra crossing and came to rest on the bowling green.

“It is very nearly level,” said the green’s secretary. “We may leave it there.”

Power failed in parts of Northgate for 40 minutes.

Council crews had cleared the shingle from the road by eight on Sunday morning.
