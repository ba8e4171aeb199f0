Headline: In the matter of the extra hour, and what I did with mine
Short: What I did with the extra hour
Section: harbour
Strand: harbour/letter-from-the-lighthouse
Byline: The keeper of the kettle in Hollin Point
Published: 2026-11-01 08:00
Kind: opinion
Standfirst: Everybody was given sixty minutes last Sunday. Ours arrived by post on Thursday.
See-also: harbour/letter-from-the-lighthouse-november-fog
See-also: uk/clocks-go-back

Last Sunday the government gave everybody an hour, and I have been asking people what they did with it.

The postwoman slept. The harbourmaster slept. The vicar woke at the old time, went down to the church and preached, he said, quite well, to the verger.

I sat up, because I have always wanted to see it happen.

At one o’clock I made a pot of tea. At two o’clock it was one o’clock, and the tea was an hour old and also had not been made.

The sea took no notice. It had high water to get to at ten to five and it went on getting there.

I thought of all the things that I might do with an hour which did not count. I might have written to my sister. I might have cleaned behind the stove.

I looked out of the window.

A ship went down the horizon from left to right, with all her lights on, keeping some other time altogether.

It was an excellent hour and I should like another.
