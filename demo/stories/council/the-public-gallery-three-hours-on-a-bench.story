Headline: Three hours on a bench about three benches
Short: Three hours about three benches
Section: council
Strand: council/the-public-gallery
Byline: Our reporter in the gallery
Published: 2026-11-11 09:00
Kind: opinion
Standfirst: The amenities committee met to decide where people should sit. It took some time to sit down.
See-also: council/budget-in-seven-sentences
See-also: council/street-lamps-off-at-midnight

There were nine members on the committee, three benches on the agenda and one of me.

The benches have been given to the town by a firm that makes benches. All that remained was to say where.

A member proposed the promenade. Another said that there were already 44 benches on the promenade and that he had counted them from the forty-fifth.

The forty-fifth was then discussed. It is in front of the gasworks and its existence was not known to officers.

At a quarter past seven it was moved that one bench be put by the bus stop in Northgate, where people wait.

This was opposed on the ground that it might encourage them.

At eight the chair asked whether anybody had spoken to anybody who might sit on one. There was a silence. A motion was put to consult the public.

I was the public. They turned and looked at me.

I said that I should like somewhere to sit that had a back to it, as the bench in the public gallery has none.

So it was agreed: one for Northgate, one for the hospital garden, and one for me.

It comes in April. I shall not have got up.
