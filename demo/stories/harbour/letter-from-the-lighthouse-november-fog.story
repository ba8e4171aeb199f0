Headline: On fog, and the people who telephone to ask whether there is any
Short: On fog and those who ask about it
Section: harbour
Strand: harbour/letter-from-the-lighthouse
Byline: The keeper of the kettle in Hollin Point
Published: 2026-11-15 08:00
Kind: opinion
Standfirst: From the cottage below the light, a word about not seeing things.
Picture: lighthouse-dusk.jpg
Alt: A red and white lighthouse on a dark headland sends two beams across a starry evening sky; a fishing boat passes below.
Caption: Hollin Point, on a night when nobody rang.
Credit: Illustration: The Saltmere Courier
See-also: harbour/letter-from-the-lighthouse-the-clocks
See-also: harbour/letter-from-the-lighthouse-september-visitors
See-also: weather/gale-empties-promenade

There are two kinds of fog at Hollin Point: the kind that you can see coming and the kind that you are in.

I have nothing against either. Fog is the only weather that lets a person get on with the washing-up.

But it makes the telephone ring.

They ring from the town, which is a mile and a half away and has windows. They ask whether it is foggy up here. I go to the door and look and come back and tell them that I cannot see the gate.

Is that bad, they say.

It is a small gate, I say.

The light does not mind. It has been automatic since 1989 and asks nobody. It turns round in the fog just as it does in the clear, sending out its four flashes to an audience of wool.

I used to find that sad. Now I think it is the most dependable thing I know. It does not wait until there is somebody to see it.

A man came up the path on Tuesday, out of the white, in a good coat, and asked me where the view was.

I told him that he was standing in it.

He stood for a while longer. Then he said that it was very quiet, and I said yes, that was the other thing about it, and gave him some tea.

By the time he had drunk it there was a gate.
