Headline: Clocks go back on Sunday: what changes, what does not and who has to stay up
Short: Clocks go back: what changes
Section: uk
Section: news
Byline: Our time correspondent
Published: 2026-10-23 16:00
Kind: explainer
Standfirst: At two o’clock on Sunday morning it will be one o’clock. Here is the rest.
Review-by: 2027-10-01
See-also: harbour/letter-from-the-lighthouse-the-clocks
See-also: harbour/ferries/ferry-timetable-winter
Link: https://www.gov.uk/when-do-the-clocks-change | When do the clocks change? | GOV.UK | primary

British Summer Time ends on Sunday 25 October, when clocks go back by one hour at 2am.

The hour between one and two therefore happens twice, and anybody at work in it works an hour more.

## What time is it really?

The time kept in winter is Greenwich Mean Time. Summer time is one hour ahead of it.

Sailors, astronomers and tide tables mostly stay on Greenwich time all the year round, which is why a tide in the almanac may be an hour earlier than the one on the beach.

## What changes in Saltmere

- **The ferry** goes over to its winter timetable on Monday.
- **The park gates** are locked at 5pm and not 8pm.
- **The town clock** is stopped for an hour, as it cannot be turned backwards.
- **The lighthouse** changes nothing.

## Who has to stay up

Two people: the clock’s winder, who sits beside it for the hour, and the night nurse at the cottage hospital, who will write the same time twice in the book and put a letter after it.

The clocks go forward again on 28 March 2027.
