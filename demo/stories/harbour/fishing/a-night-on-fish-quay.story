Headline: From ten till six: a night on Fish Quay while the town is asleep
Short: A night on Fish Quay
Section: harbour/fishing
Section: business
Byline: Feature writer
Byline: Harbour desk in Fish Quay
Published: 2026-11-07 06:30
Standfirst: The busiest hours in Saltmere are the ones that most of it never sees. Our writers stayed up, with a flask.
Picture: fishing-boat.jpg
Alt: A red fishing boat with a white wheelhouse rides a grey swell, with gulls following.
Caption: The first boat home was past the light by twenty to three.
Credit: Illustration: The Saltmere Courier
See-also: harbour/fishing/herring-season-opens
See-also: harbour/fishing/ice-plant-2024
See-also: arts/cafe-culture/saffron-buns-before-dawn
See-also: health/flu-jabs-at-the-fish-market
Link: https://www.gov.uk/government/organisations/marine-management-organisation | Fishing and the sea | Marine Management Organisation | background

## Ten o’clock

At ten at night there is nobody on Fish Quay but a cat.

It sits on a bollard and looks at the water, in the manner of somebody with an appointment. It is grey, and thin for a cat with these prospects.

The lamps are on. The market hall is shut and washed; its floor shines. On the other side of the basin the last ferry has gone and the waiting room has put its heater out.

The ice plant hums. It hums in B flat, they say, and after ten minutes you no longer hear it, and after an hour you hear nothing else.

“You get to miss it,” says the night watchman. “On my holidays I stand by the fridge.”

He has been here for 17 years. He walks round the quay once an hour, tries eleven doors and writes down in a book that they were shut. In the whole of that time two of them have not been, and both were the one to his own hut.

## Half past eleven

The ice comes first.

A man in a white coat over a thick jersey opens a hatch, and it comes down a chute into tubs with a noise like a dropped tray that goes on for twenty minutes.

Each tub holds half a tonne. He has fourteen of them to fill, and he knows how many because the skippers have sent messages from the sea.

They do not say what they have caught. They never say that, as the others can hear. They say how much ice they want.

“So everybody can work it out,” he says, “but nobody’s said it.”

He holds up a flake, as big as a fingernail. It has to be thin, so that it packs close, and dry, so that it runs. Bad ice sticks together, and what sticks together bruises.

There was no ice here for nine years. It came by road in a tanker, and in August you could have drunk it.

## One o’clock

It begins to rain, not hard.

A van stops by the hall and a woman gets out and unlocks the side door. She is the market clerk, and has been up since midnight, which she calls the morning.

Her office is the size of a wardrobe and has a kettle in it, a computer, and a board with the names of 26 boats on hooks. Seven hooks have been turned round. Those are out.

She turns the first of them back at eight minutes past one. There was a voice on the radio, of which we could make out not one word.

“He’s past the Outer Wend buoy. An hour and a half. He’s happy.”

How could she tell?

“He said please.”

The clerk’s work is to know what is coming before it comes. A buyer in another county will want to be told by three what he may be able to bid for at half past four. She does not tell him what the boats have got, because they have not said. She tells him how much ice she has sent for.

## Twenty to three

You hear it first, a beat with a cough in it. Then two lights, one over the other, come round the end of North Quay and do not seem to move, and then there she is and very large, smelling of diesel and cold.

Ropes are thrown and caught. Nobody calls out. It is done with small movements of the head, by people who have done it four thousand times.

On the deck are boxes, stacked and shining, with ice over them and a wing or a tail showing, and when the lamp swings across they are not grey, as fish are in shops, but blue and green and rose, like the inside of a shell.

“That goes off in an hour,” says the mate. “Nobody sees that but us.”

He is 24. He came to it from a desk in an insurance office, three years ago. His mother has not got used to it. He has, apart from his hands.

There are 190 boxes. They go up by crane, six at a time, and are wheeled into the hall and set down in rows, each with a ticket. It takes thirty-five minutes. The skipper stands in the door of the wheelhouse and counts them, with his lips moving, though he knows.

The cat has got down from the bollard.

## Half past three

Over the way a light goes on in a window with no name above it. The café has opened.

It has four stools. It has a shelf outside as well, under the awning, at the height of a man’s elbow, and there for the next three hours most of the real business of Fish Quay is done.

You may learn here who is thinking of selling, who has been to see a bank, whose engine is not what it was. You will also learn what everybody thinks about the crack in the road, the price of rope and this newspaper.

The crews eat standing. They eat fast and do not talk until they have finished, and then they talk all at once.

“People say it must be lonely,” says a skipper with his back to the rain. “There’s five of us in a space like your bathroom. I would *like* it to be lonely.”

By four o’clock six of the boats are in. The seventh has turned back to look for a net.

## Half past four

There is a bell. It came from a ship, and is rung by the auctioneer himself, twice, with a piece of rope that has been mended more often than the roof.

The sale takes twenty-six minutes.

There are nine buyers in the hall, and three more who are voices in a box on the wall. They move down the rows behind the auctioneer, like a party round a museum, and at each lot they stop while he says a string of numbers in which we could hear no gaps.

Somebody scratches an ear. It is sold. A boy puts down a slip of paper with a mark on it, and they have moved on.

We asked one buyer how she bid. She would not tell us. We asked whether anybody else knew, and she said that after eleven years she thought the auctioneer might suspect.

Herring fell to £1.08 a kilo in the course of the sale. A single turbot, as big as a tea tray, made £94, to a voice in the box. Everybody turned round to look at the box.

At four minutes to five it was over. The auctioneer took off his glasses. He looked for a moment like a man who has been woken.

“Quick tonight,” he said. “They were hungry.”

## Quarter past five

Now everything happens at once.

Forklifts come out of the dark with their lamps on. The boxes are iced again and lidded, strapped and stacked, and lorries back up to the hall with a sound like a flock of something, and men who have not been seen before run in and out of the rain with clipboards held over their heads.

Some of it will be on a slab in a city by nine. Some is going on a ferry, not ours, and will be eaten tomorrow in another language. Two boxes are going 200 yards, to the smokehouse in Net Lane, on a handcart.

In her office the clerk adds it all up: 41 tonnes, 22 sorts of fish, £63,410.

She reads the figure out to a skipper through the hatch. He has been awake for thirty-one hours. Take from it, he says, the fuel, the ice, the dues, the net and the boat, and divide what there is by five, and one of these years they will be rich.

“What did you do with the last lot?” she asks him, as it appears she always does.

“Bought a net,” he says.

## Twenty to six

The seventh boat comes in, with her net, and eleven boxes. Nobody says anything. Two men put down their cups and go across to take her ropes.

The hall is hosed. The water runs down to a grating, and at the grating sits the cat, which we can now see to be not thin at all but simply arranged.

It has waited for seven and three-quarter hours, and it takes a single herring by the head, neatly, and walks off with it along the edge of the quay, looking at nobody.

“Tax,” says the watchman.

## Six o’clock

The first ordinary person of the day comes round the corner, with a dog. He stops to look at the basin, where seven boats lie with their lamps out, as though they had been there all night.

The gulls are up. There is a line of light behind Gannet Holm.

“Quiet this morning,” says the man with the dog.

“Very,” says the watchman, and writes it in the book.
