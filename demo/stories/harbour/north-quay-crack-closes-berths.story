Headline: North Quay berths to close for ten weeks after gale opens crack in harbour wall
Short: Wall crack shuts North Quay berths
Section: harbour
Section: news/old-town
Package: north-quay
Byline: Harbour desk
Byline: Council reporter
Published: 2026-11-23 07:40
Updated: 2026-11-23 13:05
Standfirst: Four of the nine berths on North Quay will shut from Thursday. The ferry and the fish landings will carry on from either end of the damage.
Picture: storm-wall.jpg
Alt: A wave breaks over the end of a stone quay under a dark sky; a small light tower stands behind it.
Caption: The gale of 14 November drove the sea over the end of North Quay for five hours.
Credit: Illustration: The Saltmere Courier
Picture: council-papers.jpg
Alt: Two thick ring binders, one red and one brown, lie stacked on a dark table.
Caption: The survey of the wall runs to two volumes (file picture).
Credit: 18F
See-also: weather/gale-empties-promenade
See-also: harbour/ferries/ferry-timetable-winter
See-also: harbour/wall-repairs-2019
See-also: arts/town-history/saltmere-a-history
Link: https://www.metoffice.gov.uk/ | Weather and warnings | Met Office | background
Link: https://www.gov.uk/ | Flood and coastal information | GOV.UK | background

Four berths on North Quay are to close for ten weeks so that a crack in the harbour wall can be mended.

The crack, 11 metres long, was opened by the gale of 14 November and found by divers on Friday.

It runs below the low water line, which is why nobody saw it and why nobody can mend it cheaply.

The harbourmaster said berths four to seven would shut at noon on Thursday and reopen in the first week of February “if the sea is reasonable, which it has not been lately”.

The Thorrick ferry, which uses berth one, is not affected.

## What closes and what does not

- **Berths one to three:** open. The ferry keeps its winter timetable.
- **Berths four to seven:** closed from noon on Thursday 26 November.
- **Berths eight and nine:** open for landing fish only.
- **The quay road:** one way, towards the Old Town, for lorries and cars.
- **The footpath:** open, but moved to the landward side of the bollards.

Eleven fishing boats and two charter vessels use the berths that will close.

Six will move to South Quay and five have been offered places in the inner basin, which dries out at low water.

![](council-papers.jpg)

## The bill

The harbour trustees put the cost at £410,000.

Their repair fund holds £265,000, most of it set aside for dredging.

The council’s leader said the town would lend the difference over five years and that the harbour dues would not rise before April.

> We have looked at every way of not doing this. There is not one.

The skipper of one of the displaced boats said he had expected worse.

“They have given us the inner basin, so we shall work when the tide lets us,” he said. “My grandfather did that. He complained of it too.”

## Second time in seven years

The same stretch of wall was patched in 2019, when a survey found stones missing from the outer face.

The engineer who wrote the new report said the 2019 work had held and that the crack was beside it.

“A mended wall is like a mended tooth,” she said. “The trouble moves next door.”

Trustees meet on Wednesday at 6pm in the Custom House. The public may attend.

*This story was updated at 13:05 to add the arrangements for the quay road.*
