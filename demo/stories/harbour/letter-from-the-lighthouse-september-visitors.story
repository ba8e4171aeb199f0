Headline: The last of the visitors, and the questions they leave behind them
Short: The last visitors’ questions
Section: harbour
Strand: harbour/letter-from-the-lighthouse
Byline: The keeper of the kettle in Hollin Point
Published: 2026-09-20 08:00
Kind: opinion
Standfirst: Is it always this windy? Where do you get your milk? Does it go round all night?
Picture: lighthouse-dusk.jpg
Alt: A red and white lighthouse on a dark headland sends two beams across a starry evening sky.
Credit: Illustration: The Saltmere Courier
See-also: harbour/letter-from-the-lighthouse-the-clocks

The season is over. I know because I have found the gate shut.

From Easter until the middle of September it stands open, and through it come people with questions.

I keep a list of them inside the larder door. These are this year’s, in order of frequency.

1. Is it always this windy?
2. Can we go up?
3. Where do you get your milk?
4. Does it go round all night?
5. Is this the way to the other lighthouse?

The answers are: no; no; the shop; yes; and there isn’t one, but a great many people have walked there.

One small girl asked what the light was *for*. I said that it was so that ships would know where we were.

She thought about that. “And do they mind?” she said.

It goes at the top of next year’s list.
