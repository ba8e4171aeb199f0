Headline: A hundred and thirty years of the Courier come up from a cellar, mostly dry
Short: Old Couriers come up from cellar
Section: arts/town-history
Byline: Arts desk
Published: 2026-09-12 10:00
Standfirst: Six thousand copies have gone to the library on a coal lorry. Volunteers are wanted who do not sneeze.
Picture: newspaper-bundles.jpg
Alt: Tied bundles of old newspapers are stacked high against a brick wall. Black and white photograph.
Caption: Bundled newspapers waiting to be sorted (file picture).
Credit: 18F
See-also: arts/town-history/saltmere-a-history
See-also: arts/library-reading-room-reopens
Link: https://www.nationalarchives.gov.uk/ | Caring for old papers | The National Archives | background

About 6,000 old copies of this newspaper were carried out of the cellar of the Custom House last week and taken to the library.

They go back to 1893 and were stacked to the ceiling, in bundles, with the oldest at the bottom.

The cellar floods at spring tides. The years 1893 to 1896 are therefore in one piece, like a cheese.

The rest is in good order, apart from 1926, which has been read by mice.

The library is looking for volunteers to unfold, brush and list them, two hours a week, for about nine years.

“We ask for clean hands and an even temper,” the archivist said. “It is very hard not to read them, and if you read them we shall never be done.”
