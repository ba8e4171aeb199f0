Headline: How Saltmere came by its harbour, lost it twice and decided to keep it
Short: Saltmere: a history of the harbour
Section: arts/town-history
Section: harbour
Byline: Feature writer
Published: 2026-10-17 07:00
Standfirst: Nine hundred years of mud, money and argument, in one sitting.
  It begins with a mistake about a fish.
Picture: harbour-dusk.jpg
Alt: Fishing boats lie in a harbour at dusk; lit windows and a clock tower line the quay under an orange and violet sky.
Caption: North Quay from the water. Hardly a stone of it is where it was first put.
Credit: Illustration: The Saltmere Courier
Picture: newspaper-bundles.jpg
Alt: Tied bundles of old newspapers are stacked high against a brick wall. Black and white photograph.
Caption: Much of the later history comes from old copies of this paper (file picture).
Credit: 18F
See-also: arts/town-history/the-courier-in-the-cellar
See-also: harbour/north-quay-crack-closes-berths
See-also: harbour/sands/complete-guide-to-the-tide-walk
Link: https://www.nationalarchives.gov.uk/ | Records of towns and ports | The National Archives | background
Link: https://historicengland.org.uk/ | Listed buildings | Historic England | background

The first thing that is known about Saltmere is that it was in arrears.

A clerk who came to write down what the place was worth, some time before the year 1100, found eleven households, two salt pans and a fishery, and noted that the fishery owed a thousand herring and had sent three.

The other nine hundred and ninety-seven, if he meant what he wrote, were never paid. A later hand has put in the margin, in Latin, “ask again”.

That the clerk had probably left out a word was not noticed until 1906. By then the town had been teased about it for the better part of eight centuries, and had grown fond of it.

## The salt

There was no harbour then. There was a lake of brackish water behind a bar of shingle, into which the sea came at spring tides and out of which it did not go.

In a dry summer it shrank and left a white crust. People scraped that up, boiled it and sold it. A salt mere was a good thing to live beside, so long as it stayed just as it was.

It did not stay. In the winter of 1287 a storm that altered half the coast of the country broke through the bar, let out the lake in a night and drowned the pans.

In the morning the salt-makers came down to look at what was left of their living, and found that they had been given a river mouth with three fathoms of water in it.

“God hath taken our dinner and left us the table,” one of them is supposed to have said. It is almost certainly too good to be true, and it is carved over the door of the Custom House.

## The first quay

It took them forty years to think what to do with it.

The first quay was of oak, laid like a raft on faggots of brushwood, and stood where the fish market is. Its timbers came to light in 1962 when the drains were dug. They had been cut, the rings in the wood showed, in the spring of 1331.

There was a fashion then for harbours. A town with a quay could charge a penny for a ship, a farthing for a cart, and what it liked for beer.

Saltmere charged for wind. A vessel that lay at the quay for want of a fair wind paid a halfpenny a day “for the use of the weather”, and the right to collect it was let by auction.

It was abolished in 1835, by a commission sitting in London, whose members asked the town clerk to explain it and wrote down that he could not.

## The first loss

What the sea had opened it began at once to shut.

Shingle drifts along this shore from north to south. Every easterly gale moved some of it into the mouth of the Wend, and the people of Saltmere dug it out again, with shovels and baskets, at low water, by parishes.

They dug for two hundred years. Then came a summer of sickness, and the next year there were too few to dig.

By 1540 a traveller found “a poore thinge that hath been a haven”, with cattle standing in it.

The ships went to other places. The town shrank back to some ninety houses. It lived by wool, by grazing and, when there were wrecks, by wrecks.

A petition was sent to the Crown asking for help with the bar. It was answered after thirty-one years, with a licence to hold a fair.

## The stone wall

The harbour was got back by a quarrel.

In 1698 two families of merchants who were not on speaking terms held the land on the two sides of the river. Each of them decided to ruin the other by building a pier.

The piers went out side by side, eighty yards apart, one from each bank, the builders of each watching what was done opposite and adding ten feet.

When both were four hundred feet long the money ran out, on both sides and in the same year. By that time the river, held between two walls, had begun to run faster. It had scoured its own bed, cut through the bar and was nine feet deep.

Neither family would admit that the other’s pier had been of use. They put up a toll house each.

> It is the only great work in the county to have been built wholly from spite, and it has stood uncommonly well.

So wrote the county’s historian in 1820. The northern pier is the root of North Quay. The southern one is under the fish-box store, where you can put your hand on it.

## Herring

Then the herring came.

They came each autumn down the whole length of the coast, and behind them the boats, and behind the boats, by land, some hundreds of women who gutted the fish, packed them in salt and moved on to the next port by the next train.

In 1871 there were 214 boats in the harbour in one week of October, and a boy could walk from North Quay to South Quay on their decks. Every boy in the town did so, and was hit for it.

The barrels went to the Baltic. In the harbour office are ledgers in three languages, and in Net Lane a row of cottages which are still called the Riga.

It was herring that paid for the market, the gasworks, the Ropewalk, the reading room and the four columns on the front of it. It paid for this newspaper, which was founded in 1893 to print the price of it.

Some 40,000 barrels were sent away in the best year, 1907. Nobody wrote down that it was the best year. It is only afterwards that you can tell.

## The second loss

The second loss was slower than the first one and harder to see.

The railway had drawn trade along the coast to bigger places. The steam drifters wanted deeper water. There was a war, and the boats were taken up for sweeping mines, and eleven did not return.

Between the wars the fish went on coming but the customers did not.

By 1938 there were nine boats. The harbour belonged to a company, and the company belonged to a bank, and the bank wrote to say that it saw no further use for it.

What came next is in the bundles that were carried out of the Custom House cellar last month. Anybody who cares to may now read it, under supervision, with clean hands.

![](newspaper-bundles.jpg)

The bank offered the harbour for sale: two quays, one basin, a crane, “the benefit of sundry rights, and the burden of the wall”.

There was one bid. It was from a dealer in scrap stone.

## Saturday the fifth of November

A meeting was called for the Saturday night in the net loft over the fish market. It was the fifth of November and wet, and there was a bonfire waiting.

Six hundred people came. The floor was propped from below with spars.

According to our report, which runs to five columns, the chair began by saying that the town could not possibly afford to buy its harbour. He then sat down.

There was a silence. A gutting woman of some seventy years, who had not been asked, got up at the back and said that she would put in a pound.

She was told that it was not in order, as there was no fund to put it into.

“Then you’d best find a hat,” she said.

The hat went round until half past eleven. It was followed on the Monday by a ledger, in which the names, or in many cases the marks, of 2,316 people are set down against sums from threepence to fifty pounds.

By the end of January they had £4,150. The dealer in stone had offered four thousand.

The hat is in the library, in a case. It is a very ordinary hat.

## The trust

An Act was needed, and got, and so the harbour passed into the hands of nine trustees, who have run it ever since.

Three of them are chosen by the boats, three by the council and three by those who hold a line in the ledger. A line can be left to one’s children but cannot be sold, and there are today 1,904 of them, some divided into eighths.

It has been a poor body for most of its life. It has mended the wall in 1947, 1953, 1978, 2003 and 2019, each time, in the words of the minutes, “for good”.

In 1953 the sea came over everything. The tide gauge went off the top of its paper, and the man who had charge of it opened the door of the hut, up to his waist in water, and marked the level in pencil on the wall. It is there yet, under glass, three feet above where a tall visitor keeps his hat.

In 1966 it was proposed to fill in the inner basin for a car park. The vote was tied at four all. The ninth trustee, who had been delayed, arrived by boat.

## What there is now

There are 26 fishing boats today, where there were 214 and then nine.

There is a ferry, as there has been since at least 1404, and it takes about as long. There are yachts in summer, the lifeboat, the pilot, the wind-farm tender and a dredger that has seen better harbours.

The dues bring in about £390,000 a year. The mud takes £150,000 of it. It comes in twice a day at no charge.

The wall needs something doing to it, as it always has. An engineer who was looking at it this summer was asked by one of the trustees how long a harbour could be expected to last.

“This isn’t one harbour,” she said. “It is about nine, in the same place. You only have to want the next one.”

## The herring again

And the fish?

In 2012, at a supper in the net loft, the trustees sent three smoked herring on a plate to the nearest representative of the Crown, in final settlement of the account of before 1100, with a covering letter.

A reply came within the week. It thanked the town for its prompt attention to the matter, and pointed out that there were nine hundred and ninety-four to come.

It has been framed.
