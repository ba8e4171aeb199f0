Headline: A shelf of old almanacs, and the pleasure of being told when the moon will set
Short: The pleasure of old almanacs
Section: arts
Strand: arts/off-the-shelf
Byline: The library desk
Published: 2026-11-17 07:30
Kind: review
Standfirst: The reading room has put its tide almanacs out again. Nobody has ever borrowed one and everybody should.
Picture: bookshelves.jpg
Alt: Three shelves of books with coloured spines, some of them lying in stacks.
Credit: Illustration: The Saltmere Courier
See-also: arts/library-reading-room-reopens
See-also: harbour/sands/complete-guide-to-the-tide-walk

On the lowest shelf, behind the door, are the Saltmere tide almanacs from 1868 to 1974, and nobody has ever taken one out.

I know this because the slips at the front are as white as the day they were pasted in.

It is a pity. They are the only books in the building that are right about the future.

Open the one for 1911 and you will find that high water on the third of June was at six minutes past eight, and it was. No novel can say as much.

Between the figures somebody has put advertisements for rope, a cure for coughs that was mostly rope, and advice.

> Never argue with a falling glass.

That is from 1896, and I have not read better this year.

The margins are the best of it. In 1932 a reader has written, beside every spring tide, the word “no”.

**Where to find it:** reading room, bottom shelf, behind the door. Bring a cushion.
