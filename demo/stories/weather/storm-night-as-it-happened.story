Headline: Storm night: as it happened
Short: Storm night: as it happened
Section: weather
Section: news
Byline: Staff reporter
Kind: live
Published: 2026-11-14 13:40
Updated: 2026-11-15 08:05
Standfirst: A gale and a spring tide came to Saltmere on the same evening. This is what we heard, in the order we heard it.
See-also: weather/gale-empties-promenade
See-also: harbour/north-quay-crack-closes-berths
Link: https://www.metoffice.gov.uk/ | Forecasts and warnings | Met Office | background

The newest entry stands first. Times are those of the clock in the newsroom. For what it came to in the end, read the report of Sunday morning.

## [2026-11-15 08:05 key] The last closed road is open

Council crews have cleared the shingle from the promenade road. Buses run as they do on Sundays. We end this page here; thank you to all who wrote.

## [2026-11-15 06:30] First light

The sea is still high but well below the rails. There is weed on the bandstand, and one boot.

## [2026-11-14 23:10] The crews stand down

The sea has dropped below the foot of the wall. The council has sent its crews home until six. The sandbags stay where they are.

## [2026-11-14 22:20] The promenade is open to people on foot

Cars must wait for the morning because of the shingle. The council asks walkers to keep to the side of the houses.

## [2026-11-14 21:50] Thirty-four houses

The council has counted 34 houses in Sea Street and the Old Town with water at the door. In five there was water in the kitchen. Nobody has had to leave for the night.

## [2026-11-14 21:15] Tea at the fish market

The fish market has opened its upper room. There is tea, and a list for those who want somebody to look in on them tomorrow.

## [2026-11-14 20:40 key] A hut on the bowling green

A bathing hut has left the beach, crossed the road at the zebra crossing and come to rest on the bowling green. Nobody was in it.

## [2026-11-14 20:05] The tide has turned

The gauge at the harbour mouth has gone down by a hand’s breadth in half an hour. The harbour office says that the worst of the water is over, but not the worst of the wind.

## [2026-11-14 19:20 key] Power is back in Northgate

It was away for 40 minutes. A branch had come down on the line behind the allotments.

## [2026-11-14 18:40] Northgate is dark

Power has failed in parts of Northgate. The engineers are on their way and ask people not to report it again.

### What to do

Keep away from lines that have come down. Leave one lamp switched on, to see when it is back.

## [2026-11-14 18:15] High water

This was to be the top of the tide. At the harbour mouth it stands 60 centimetres above the table.

## [2026-11-14 17:50] Water in Sea Street

It comes up through the drains, not over the wall. Sandbags are being carried from the Old Town end by a long line of people.

## [2026-11-14 17:20 key] A gust of 71 miles an hour

The gauge at Hollin Point has shown 71 miles an hour. It is the strongest gust there since 2007.

## [2026-11-14 17:05] The bandstand

Two panels of the bandstand’s roof are on the putting course. Please do not fetch them.

## [2026-11-14 16:40] No trains beyond Marl

Trains from the city end at Marl. A bus waits there, and the driver says that it will wait for the last train, too.

## [2026-11-14 16:10 key] The promenade is closed

Waves are coming over the rails. The council has closed the promenade from the pier to the slipway, for cars and for people.

## [2026-11-14 15:45] Three umbrellas

Our picture of the afternoon: three people under three umbrellas, all of which are now in the harbour.

## [2026-11-14 15:30] The library closes early

So do the museum and the swimming bath. The library asks that books due today be brought back on Monday instead, dry.

## [2026-11-14 15:10] The lifeboat has not been called

The crew is at the station all the same. The coxswain asks people to watch the sea from a window.

## [2026-11-14 14:50] Boats come in

The last three boats of the fleet are in. All of them are tied up inside the North Quay, with doubled lines.

## [2026-11-14 14:30] Sandbags

The council has left sandbags at the Old Town end of Sea Street. Take what you need and help the next house.

## [2026-11-14 14:00 key] The ferry stops

The two o’clock boat has not sailed. Wend Ferries says that there will be no crossing before the morning.

## [2026-11-14 13:55] Shutters

Shops on the promenade are putting up their shutters. The chip shop is putting up a notice that it is open.

## [2026-11-14 13:45] A warning for the evening

The forecast is for gusts of 65 to 75 miles an hour from the west between five and eight. High water is at a quarter past six.

## [2026-11-14 13:40] Good afternoon

We shall write here through the evening what we see and what we are told. Where we do not know a thing we shall say so.
