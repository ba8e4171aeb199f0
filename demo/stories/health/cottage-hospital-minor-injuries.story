Headline: Minor injuries unit to open on Sundays from January after winter trial
Short: Injuries unit to open on Sundays
Section: health
Section: news
Byline: Health reporter
Published: 2026-11-17 13:30
Standfirst: Of 212 people treated in the trial, 31 had been attacked by shellfish.
See-also: health/flu-jabs-at-the-fish-market
Link: https://www.nhs.uk/ | Find services near you | NHS | primary

The minor injuries unit at Saltmere cottage hospital will open on Sundays from 3 January.

A trial on eight Sundays this autumn brought in 212 people, who would otherwise have had to go 26 miles.

Most had cuts, sprains or something in the eye.

Thirty-one had hurt themselves opening oysters, a number which the sister in charge called “a comment on the town”.

The unit will be open from 10am to 4pm. It cannot treat chest pain, head injuries or children under one: for these call 999.
