Headline: Flu jabs offered at fish market between the auction and breakfast
Short: Flu jabs at the fish market
Section: health
Section: harbour/fishing
Byline: Health reporter in Fish Quay
Published: 2026-10-07 09:50
Standfirst: Nurses gave 140 injections in two hours. The auctioneer kept count from habit.
See-also: health/cottage-hospital-minor-injuries
Link: https://www.nhs.uk/ | Vaccinations | NHS | primary

A hundred and forty people were given flu injections at the fish market on Wednesday, most of them before six in the morning.

Boat crews seldom get to the surgery, which opens after they have gone and closes before they are back.

So the nurses came to them, with a folding table, in the gap between the auction and breakfast.

The auctioneer called the numbers and is said to have got two nurses bidding.

A second visit will be made on 11 November.
