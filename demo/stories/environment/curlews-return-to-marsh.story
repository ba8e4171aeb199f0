Headline: Curlews return to Cold Staithe marsh in numbers not counted since 1994
Short: Curlews back in number on marsh
Section: environment
Section: news/villages
Byline: Environment desk in Cold Staithe
Published: 2026-11-21 08:05
Source: Wend Marsh Trust
Licence: CC0-1.0
Standfirst: Volunteers counted 412 birds at dawn on 7 November. They credit the old sea bank, which was let go in 2021.
Picture: saltmarsh.jpg
Alt: Long-billed wading birds stand at the edge of a winding creek in a salt marsh at sunrise, with a skein of birds overhead.
Caption: The creek at Cold Staithe, where the sea bank was opened in 2021.
Credit: Illustration: The Saltmere Courier
See-also: environment/beach-clean-oddest-finds
See-also: harbour/sands/complete-guide-to-the-tide-walk
Link: https://www.rspb.org.uk/ | Birds and where to see them | RSPB | background

Four hundred and twelve curlews were on Cold Staithe marsh at first light on 7 November, the most for 32 years.

The count was made by eleven volunteers, lying down.

The Wend Marsh Trust, which owns the land, said there had been 61 in the same week of 2020.

The old sea bank was breached on purpose the following summer and the barley field behind it has been turning to marsh since.

“We did one thing and then we left it alone for five years,” the trust’s warden said. “Leaving it alone was the difficult part.”

The farmer who sold the field said he had never seen anything do so well on it.

The path along the new bank is open. Dogs must be on a lead until the end of March.
