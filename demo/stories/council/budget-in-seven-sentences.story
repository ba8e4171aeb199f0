Headline: The council’s autumn budget in seven sentences
Short: Budget in seven sentences
Section: council
Byline: Council reporter
Published: 2026-10-21 19:40
Kind: analysis
Source: Saltmere Council, draft budget for 2027–28
Licence: CC0-1.0
Standfirst: The paper has 214 pages. These are the ones that cost something.
See-also: council/street-lamps-off-at-midnight
See-also: environment/allotments-waiting-list
Link: https://www.gov.uk/council-tax | How council tax works | GOV.UK | background

The council expects to spend £41.2m next year and to receive £40.6m.

The difference comes out of savings, which will then stand at £3.1m, or 27 days of spending.

Council tax on a house in the middle band would rise by £1.12 a week.

The biggest increase is in the care of old people, up £900,000, because there are more of them and they live longer, “which we are in favour of”, the leader said.

The biggest cut is in the repair of roads, down £350,000, on the ground that less was done last year than was paid for.

Nothing is proposed for the swimming pool except hope.

The vote is on 24 February, and the public may speak for three minutes each on 3 December at the Custom House.
