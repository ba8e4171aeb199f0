Headline: The complete guide to the tide walk: over the Strakes to Gannet Holm and back
Short: The tide walk: a complete guide
Section: harbour/sands
Section: news
Section: environment
Byline: Harbour desk
Byline: Environment desk in Gannet Holm
Published: 2026-09-05 07:00
Updated: 2026-11-20 10:00
Kind: explainer
Review-by: 2027-03-01
Standfirst: Twice a day the sea goes away and leaves a road of sand to an island.
  Everything you need to know before you set foot on it, and some things that you do not.
Picture: tide-walk.jpg
Alt: A line of dark posts with red and white tops leads over rippled sand, past pools of blue water, to a low island with a tower in the mist.
Caption: The posts, seen from the twelfth. There are 96.
Credit: Illustration: The Saltmere Courier
Picture: ferry-route-map.png
Alt: Map of the mouth of the River Wend. A dotted path runs south-east over the Strakes from Saltmere to the island of Gannet Holm; two ferry routes cross the river to the west of it.
Caption: The walk is the dotted line on the right.
Credit: Map: The Saltmere Courier
Picture: tide-chart.png
Alt: Line chart of the tide at Saltmere on 24 November 2026. Low water 0.5 metres at 04:59, high water 5.8 metres at 11:12, low water 0.5 metres at 17:25. The sands dry below 1.6 metres.
Caption: A spring tide. The sands are dry only where the curve dips below the broken line.
Credit: Chart: The Saltmere Courier
See-also: sci-tech/explainer-how-a-tide-gauge-works
See-also: environment/curlews-return-to-marsh
See-also: arts/town-history/saltmere-a-history
Link: https://rnli.org/ | Staying safe at the coast | RNLI | primary
Link: https://www.metoffice.gov.uk/ | Forecast for the coast | Met Office | primary
Link: https://www.ordnancesurvey.co.uk/ | Maps | Ordnance Survey | background

There is an island off Saltmere that is an island for about sixteen hours of the day.

For the rest it is a hill with a beach round it, and you can walk there.

The way lies over the Strakes, two and three-quarter miles of sand, mud, ripples, channels and, for people who set out at the wrong time, sea.

Some nine thousand people a year walk it. About forty of them are fetched back by the lifeboat, and nearly all the forty had read something very like this and thought it meant somebody else.

So we begin with the short version.

## The short version

- Go in summer, at a spring tide, in daylight, with the guide or with somebody who has done it ten times.
- Leave no earlier than two hours before low water, and no later than one hour before it.
- Be off the sands again no later than one hour and three-quarters after low water, or stay on the island until the next tide.
- Follow the posts. All of them. In order.
- If there is fog, do not go. If fog comes when you are there, stop at a post and ring 999 and ask for the coastguard.
- Tell somebody on the land when you expect to be back, and then tell them that you are.

If you read no further than that you have read the part which matters. What follows is for people who like to know why.

## Why the sea goes away

The tide at Saltmere rises and falls by as much as five and a half metres, which is a good deal for this coast and is due to the shape of the bay.

The bay is a funnel. The tide comes in at the wide end with a metre or two to its name, finds the sides closing in and has nowhere to go but up.

What goes up must, twelve hours and twenty-five minutes after it last did so, come up again. Between the two it goes out.

The Strakes are a bank of sand which stands 1.6 metres above the lowest level to which the sea ever falls. When the tide is lower than that, they are dry. When it is higher, they are not.

That is the whole of the science, and most of the accidents come from not having believed it.

![](tide-chart.png)

## Springs and neaps

The tide is not the same every day. Twice a month, a day or two after the new and the full Moon, it rises higher and falls lower than usual, and these are called spring tides. They have nothing to do with the season.

In between come the neaps, when the tide neither rises nor falls so far.

At a neap tide the sea at Saltmere may fall no lower than two metres. The Strakes then do not dry at all. There is no walk that day, however fine the morning, and no amount of rolling up your trousers will make one.

At an ordinary spring tide the sands are dry for three hours and three-quarters. At the great springs of March and September it may be four hours and a half.

By an accident of geography the lowest tides at Saltmere always come at about the same times of the day: near five in the morning and near five in the afternoon.

In November both of those are in the dark. In June neither is. That is why the season for the tide walk runs from April to September, and why nobody takes a party over in winter.

## What the posts are

The line across the sands is marked by ninety-six posts of oak, set every fifty yards, each three metres tall with a red top and a white band.

They are numbered from the Saltmere side. The number is cut into the wood at the height of your eyes, facing the land, and again on the other side facing the island, so that you can read it going and coming.

The first posts were put up in 1781 by the parish, after a wedding party had been lost and found again in the wrong parish. There were thirty of them and they were made from a wreck.

They last about twenty-five years. Four are replaced each summer, and the old ones are sold for the benefit of the fund that pays for the new. There is hardly a garden in the Old Town without a gatepost that says 31 on it, or 68.

Six of the posts are different. These are the refuges: numbers 16, 32, 48, 58, 74 and 88. Each has a ladder of eleven rungs and, above the level of the highest tide, a box like a crow’s nest which will hold six people who are on good terms.

In the box are a whistle, a flask of water, a blanket in a sealed bag and a card which tells you what you should have done.

The refuges were used on four occasions last year. The longest stay was seven hours and ten minutes, by two brothers and a bicycle.

## How long it takes

For a person of ordinary health, on firm sand and with nothing on their back, the walk takes seventy minutes.

With a party of twenty, including children, it takes an hour and fifty minutes. With a dog it takes either forty minutes or the whole day.

Do not take the time of the fastest of you. Take the time of the slowest, add a quarter for looking at things and another for taking off a shoe, and see whether it still fits.

If it does not fit, do not set off and hope to hurry on the way back. The way back is when people are tired, and it is when the water is coming in.

## How the water comes in

People imagine that the tide comes in as it does on a beach in a picture: a line of white, some way off, which gets nearer.

On the Strakes it does not. The sands are not a slope but a plate, and slightly hollow. The sea comes in round the sides.

It fills the Gut first, which is the channel between the sands and Saltmere; then the Little Gut, near the island; and only then, when both ends of the road are shut, does it begin to cover the middle.

So a person standing at post 48 at the wrong time sees dry sand all round and a fine evening, and is already on an island that will not be there in forty minutes.

> The sea does not chase you. It goes round behind you and shuts the door.

That was said to us by the sands guide, who has said it to every party for sixteen years, and who says that there is always somebody who turns round to look.

On a spring tide the edge of the water in the Gut moves at about the speed of a person walking briskly. In the last half-hour it moves at the speed of a person running, and it does not get out of breath.

## When to go

The tables in this paper, in the harbour office and on the board at the Strand steps give the time and height of each low water at Saltmere in UK time.

Look for a day on which low water is at 1.0 metres or lower and falls between six in the morning and six in the evening. Those are walking days. There are usually about seventy in a season.

Then do the sum. It is not difficult, and it is best done on paper, at home, by two people separately.

1. Write down the time of low water.
2. Take away two hours. That is the earliest that you may leave the steps.
3. Take away one hour. That is the latest.
4. To the time of low water add an hour and three-quarters. That is when the last of you must have stepped off the sand, on one side or the other.

Suppose that low water is at 17:25. You may leave from 15:25 and must have left by 16:25. By 19:10 you must be on the steps again or be staying for supper.

If you leave at 15:25, walk for an hour and ten minutes and turn round after half an hour on the island, you are home at 18:15, with fifty-five minutes in hand.

If you leave at 16:25, take an hour and a half and stay for an hour, the sum is 18:55 to start back and you must not start back.

## When the table is wrong

The tables are worked out from the Moon and the Sun, years ahead, and take no account of what the weather is doing this afternoon.

A strong wind from the east or north-east holds the water up in the bay. Low water may then be half a metre higher than the table says and come twenty minutes late. The sands may not dry at all.

Low pressure does the same, more gently. For every millibar by which the glass stands below the average the sea stands about a centimetre higher.

Wind from the west, and high pressure, do the opposite. Nobody has ever complained of that.

The board at the Strand steps is therefore not printed. It is chalked, twice a day, by the harbour office, and beside the time from the tables it gives a second line, headed *Today*. Believe the second line.

If there is no second line, the person with the chalk has not come yet. Wait for the chalk.

## Fog

Fog is the thing to be afraid of.

The tide keeps to a table, and the sand stays more or less where it is. But fog may come in off the sea in ten minutes, on a warm day, without a breath of wind, and when it does the posts go out one after another like lamps.

In fog a person cannot walk in a straight line. This has been tried many times, with scouts, soldiers and once with a land surveyor. They all go round to one side, most of them to the left, and in about a quarter of an hour arrive where they have been already.

If you can see three posts ahead, go on. If you can see two, go no further than the nearer, and think about turning back. If you can see one, go to it and stay there.

At the post, take hold of it. Telephone: 999, coastguard. Give the number that is cut in the wood. There is nothing which anybody would sooner be told.

If you have a whistle, give six blasts, wait for a minute and give six more. Keep on after you have been answered, because the person answering is walking towards the sound.

If the post is a refuge, go up. If it is not, and you know that there is one next to it, one of you may hold the end of a rope, a scarf or a dog lead and see. Nobody goes beyond the length of the rope.

Do not follow footprints. They may be your own.

## Soft sand

There is less of it than people say. There is enough.

The soft places are in the beds of the two channels, round the feet of old wrecks, and wherever the surface shines when the rest of the sand is dull. They move with the winter gales, and it is the first task of the guide each spring to find out where they have gone to.

The line of posts is moved, when it has to be, to keep clear of them. It was last moved in 2014, by 80 yards, at posts 60 to 71. Maps older than that are wrong and so is your uncle.

If you sink to the ankle, step back the way you came. If you sink to the knee:

- Stop. Struggling stirs the sand with water and lets you in further.
- Lean back, or sit. You will get wet; you will also spread your weight.
- Work one leg at a time, slowly, as if out of a wet boot. If it is a wet boot, leave it behind.
- When a leg is free lay it flat on top of the sand and begin on the other.
- The others stay where they are and throw something: a coat, a rope, a rucksack by its strap.

Nobody has ever gone under on the Strakes. The sand will not swallow a person. It holds a person still, and waits for the tide.

## What to wear

Shoes that you can spare, tied on. Wellington boots are the worst thing that can be worn, as they fill, and bare feet are the second worst, on account of razor shells.

Shorts, or trousers that dry. You will wade twice, to the calf at least.

A coat, whatever the sky is doing. There is no shelter of any kind for two and three-quarter miles and the wind has come a long way to see you.

A hat that stays on. The guide keeps a list of hats last seen going towards Holland.

## What to carry

- water, a litre for each person
- something to eat that does not mind being sat on
- a telephone, charged, in a bag that keeps out water
- a whistle
- a compass, if you know what to do with one
- the time of low water, written down
- something dry to put on afterwards

There is no signal between posts 51 and 66. There used to be, and it is not known where it went.

## The guide

The office of guide to the sands is older than the posts. The first whose appointment is recorded was given four shillings and a cottage in 1702, “to bring folk over and home againe and to say when they shall not goe”.

The cottage is still there, at the top of the Strand steps, and the guide still lives in it. The four shillings have been put up.

Parties go on walking days from April to September and are limited to sixty. There is no charge. There is a hat at the end of the walk for the post fund, and it is a large one.

To join a party, come to the cottage on the day, not later than half an hour before the time chalked on the board. You will be counted at the steps, at the Gut, at post 48, on the island and at each of these places again.

You will be asked whether you have any trouble with your heart, your knees or taking advice.

The guide’s word is final. Twice last summer a party of sixty was turned round at post 20 on a bright day without a cloud, for a reason which became plain an hour and a half later.

## Post by post: Saltmere to the Gut

The walk begins at the bottom of the Strand steps, of which there are thirty-nine, and the last four are slippery.

You come down on to shingle. Ahead is a bar of darker sand with the first post in it. Go to the post, put your hand on it, and look back at the town, because it is the best view of it that there is and on the way home you will be looking at your feet.

From left to right you see the light on the end of North Quay, the Custom House, the library with its clock, the church, the gasworks and the Ropewalk. The line where the lower walls turn green is the height to which the sea will come this evening. It is about two feet above your head.

**Posts 1 to 6.** Firm, ribbed sand. This is where everybody walks too fast.

**Posts 7 to 10.** The Gut. It is sixty yards wide and at the right time holds six or eight inches of water, running gently to your left. The bottom is hard. Cross where the posts cross, and do not look for somewhere narrower, since narrower is deeper.

If the water at post 8 is above the white ring painted on the post, you are too early or too late. Go back. You have lost nothing but half an hour, and you have the shingle to sit on.

**Posts 11 to 16.** The sand rises a little and is the driest of the whole crossing. Lugworms live here, in their thousands, and each has left a coil like a small squeeze of paint beside a dimple the size of a penny. The coil is one end of the worm and the dimple the other.

Post 16 is the first refuge. Parties stop here for the guide to count them and for one person to climb up and say that it is not as bad as it looks.

## Post by post: the Long Flat

**Posts 17 to 31.** This is the Long Flat, and there is nothing on it.

There is a good deal of nothing. The town has shrunk to a grey edge behind you, the island has come no nearer, and the sky takes up nine-tenths of what there is to see. People who have chattered since the steps fall silent at about post 22. It is quite usual and passes.

Look down. The ripples of the sand all run the same way, steep on the side towards the land and gentle on the other, because that is how the flood tide left them. In fog, with a little practice, you can tell by the feel of them under your soles which way is home.

At post 27 a line of black stumps goes off to the right. They are all that is left of a fish weir, a fence of stakes and woven hazel nearly half a mile long which let the tide in and did not let the fish out. It has been dated to about the year 1180. It is a scheduled monument, and it is not a short cut.

**Post 32.** The second refuge. From the box on a clear day you can see the turbines of Wend Bank, all nine of them, and the top of the lighthouse at Hollin Point.

**Posts 33 to 43.** The sand gets darker and is firmer. You may come on a patch of clay, grey-blue and smooth as soap, with the marks of feet in it.

If the feet are not yours, stop and look. Each winter the sea uncovers for a week or two a piece of the floor of an old lagoon, and in it the prints of those who crossed it: deer, cranes, wild cattle, and people, some of them very small. They are between five and seven thousand years old. They last for a few tides and are gone.

If you see any, photograph them with a coin beside them for scale, note the number of the nearest post and tell the library. Do not step in them, however well they fit.

## Post by post: the middle

**Posts 44 to 50.** Post 48 is half way. It has a refuge, a barometer which does not work and a letter box which does.

The letter box was put there in 1934 for a wager. It is emptied on walking days by the guide, and letters posted in it are stamped with a picture of a post. It is the only letter box in the country with a notice that says *Last collection 1hr 45 after LW*.

This is the place to look at your watch. It should not be later than low water. If it is, turn round. It will seem absurd, for the island will be close enough to count the sheep; turn round even so.

To the left, in a low light, you can make out the ribs of the brig *Constant Endeavour*, which went aground in 1867 with four hundred tons of roofing slate. Most of the crew walked ashore. Most of the slate is on the roofs of Net Lane.

Do not go to the ribs. The scour round them is the softest ground on the Strakes.

**Posts 51 to 57.** Here the telephone goes quiet. The sand is loose and white, made almost wholly from broken shells, and squeaks when you drag your heel.

**Post 58.** The fourth refuge, and nearer to the last one than you would expect. It was put there after 1893, for reasons that are given on a brass plate under the ladder. The plate has nine ages on it and no names, as the families wished.

Parties do not stop at 58 but it is the custom to touch it.

## Post by post: to the island

**Posts 59 to 73.** The sand slopes gently down and there are pools. They are warm by the afternoon, and have in them shrimps, small flat fish the colour of the bottom, and green crabs that put up their fists.

The island is now plainly an island. You can see the tower, the two cottages, the wall and, on the grass below the wall, a great many grey stones, some of which will get up and slide into the water when they hear you. There are about two hundred seals. They have the right of way.

**Post 74.** The fifth refuge. From here on you must keep to the line exactly, as there is mud on both sides.

**Posts 75 to 85.** The Little Gut. It is narrower than the other and muddier, with water to the knee of a child. Cross one at a time. The person in front calls out what they find, and the person behind does not laugh.

It is the Little Gut that shuts first on the way home. It shuts ten minutes short of two hours after low water, and when it does so there is still dry sand for two miles beyond.

**Posts 86 to 96.** Shingle, then turf. Post 96 is against the sea wall and has been painted, for no reason that anybody can recall, sky blue.

Put your hand on it. You have walked to an island.

![](ferry-route-map.png)

## Gannet Holm

The island is half a mile long and a quarter wide and at the top it is 71 feet above the sea.

There are no gannets. There may have been when it was named, or whoever named it may have been thinking of gulls.

There is a warden from April to October, who lives in the smaller cottage and keeps the count of the seals, the terns and the visitors. All three go up a little every year.

There is a tower, of the thirteenth century below and the nineteenth above, which was put up as a chapel, served as a beacon and ended as a place to keep nets. You may climb it. From the top you can see the whole of the road you came by and, if you are up there at the wrong moment, you can see it go.

There is a well with good water, a privy with a good view and a box with a lid in which, on walking days, there is cake. The price is on the lid. The box has never been short.

There is nothing else. That is what it is for.

## What you may not do there

- Go below the wall on the north side between April and July. The terns nest there, on the bare stones, and their eggs look like stones.
- Go within fifty yards of a seal, or between a seal and the sea. They are not tame. They are only not in a hurry.
- Bring a dog without a lead.
- Light a fire.
- Fly anything.
- Take anything away, apart from your litter and, if you like, somebody else’s.

## If you miss the tide

You will not be the first. In the larger cottage is a room that is never locked, with eight bunks, a stove, dry wood and a shelf of detective stories with some of the last pages.

Tell the warden, or ring the harbour office, so that no one goes out to look for you. Then take your shoes off. The next tide is in twelve hours and twenty-five minutes. In summer that may mean a walk home at half past five in the morning, with the sun coming up over the Outer Wend, and there are people who have missed the tide every year since they first did so by accident.

In the visitors’ book a man wrote in 1958: “Stuck. Raining. One tin of pears. Best night of the honeymoon.” And underneath it, in another hand: “Agreed.”

You will be asked to leave the room as you found it and to bring some wood up from the beach.

If there is nobody on the island and the room is full, the tower is dry.

## Children

Children like the tide walk more than almost anybody does, and are better at it, being nearer to the ground and in no hurry.

From about the age of seven a child can walk both ways on a good day. Younger ones can be carried, but not by somebody who is already carrying a picnic.

Give each of them a whistle and forbid them to use it. It will be used. Then they will know that it works.

A good game for the Long Flat is to guess the number of the next post but nine and then to count. A bad game is to see who can get furthest from the line.

## Dogs

Dogs are allowed over the sands on a lead and are usually a nuisance to nobody but their owners.

They do not understand the Gut. A dog that swims well will cross it eleven times while you cross it once and be tired by post 30.

Bring water for them. They will drink from the pools, and you will all be sorry.

No dogs go beyond the sea wall while the terns are nesting. There is a ring to tie them to, in the shade, with a bowl.

## Bicycles, horses and carriages

There is a right of way over the Strakes for “foot, hoof and wheel”, and it was last proved in court in 1887 by a doctor with a gig.

Horses cross perhaps a dozen times a year. Riders should speak to the guide, who will tell them about the Little Gut.

Bicycles may go, and do, and are then washed in fresh water three times and are never the same again.

Motor vehicles may not go, and three have. One of them can be seen at very low tides from post 40. It was a hired one.

## The lifeboat

If something goes wrong it is the lifeboat’s crew who will come, and they will come at once and at any time and will not be cross.

They would like you to ring when you begin to be worried, and not when you have been worried for an hour.

“Nobody has ever called us too early,” a member of the crew told us. “I have been at this for twenty-two years and I am still waiting for it.”

The inshore boat takes nine minutes from the bell to post 48. It can come to you over water a foot deep. It cannot come over mud, and nor can you; if you are on mud the helicopter is sent for, and that takes thirty-five.

While you wait, get as high as you can, keep together and put on everything that you have brought. Cold is what does the harm, long before the sea does.

There is more about staying safe near the sea on the site of the [RNLI](https://rnli.org/).

## A short history of going over

People have walked to Gannet Holm for as long as there has been a Gannet Holm, and for longer. When the prints in the clay were made it was not an island but a knoll in a wood.

The sea came up to it by degrees. By the time of the fish weirs it was cut off at high water, and soon afterwards somebody built a chapel there, it being then the fashion to pray where it was difficult to get to.

The chapel had a bell. In thick weather it was rung without stopping while there was anybody on the sands, and the parish paid for the ringing: a penny a tide, and ale.

Pilgrims came, and were robbed, and went on coming. In 1452 the crossing was forbidden to them between Michaelmas and Easter “by reason of the drownynge of many”. It is the same season that the guide keeps to now.

The chapel was closed in the next century, and the bell was sold. It hung for three hundred years in a brewery in another county, and is now in the library, on the landing. It may be rung on the first of May.

Smugglers used the Strakes, as every guidebook will tell you, though what the records have to say about it is that they were caught there, fourteen times in nine years, by a customs officer who had noticed that they too had to wait for the tide.

In the nineteenth century came the excursion trains. On Whit Monday of 1893 more than eleven hundred people went over, in three parties, and the last party started late because a band was playing.

There was no fog that day, and no wind. The tide came in at its usual time.

The refuges were built in the following year, by subscription. Every one of them was paid for in pennies.

## Songs, sayings and superstitions

It is unlucky to count the posts aloud on the way out. It is thought wise to count them aloud on the way back.

A hat that blows off on the Strakes is not to be run after. This is called a superstition but is very good advice.

“He’s gone past forty-eight” is said in Saltmere of anybody who has made up his mind, and “she came home by the Gut” of somebody who left it late.

Brides used to be carried over the last fifty yards of the crossing, from post 95 to the wall. The custom lapsed, and came back in 1976 with the sexes reversed.

There is a song, with thirty-one verses and a chorus, of which only the chorus may be printed:

> Low water, low water, the road lies bare,\
> Go over, come over, there’s cake over there;\
> High water, high water, the road’s away,\
> So stop where you are for the rest of the day.

## The natural history of the road

To walk over the Strakes without looking at them is like going through a library with your eyes shut. Almost everything that lives there lives an inch or two below your feet.

In a square yard of good wet sand there may be four thousand small snails, each the size of a grain of rice; some sixty lugworms; a dozen cockles; and twice that number of a pink, flat shell called a tellin, which lies on its side and vacuums the surface with a tube.

All these are breakfast for somebody. The curlew takes the worms, which are deep, since it has the longest bill. The oystercatcher takes the cockles and opens them with a blow. The dunlin, no bigger than a sparrow, runs along the edge of the water putting its beak in and out like a sewing machine and takes the snails.

In August the birds begin to come down from the north, and by November there may be twenty thousand at once on the sands and the marsh at Cold Staithe. When a falcon goes over they all get up together, and the whole flock turns brown, then white, then brown again, and is the size of a cathedral.

You do not need to know any of their names. But keep away from them at the turn of the tide, when they are feeding hardest. A bird made to fly then loses more than it can eat in the next hour.

The plants begin where the sand is high enough to be covered for only an hour or two. The first of them is samphire, which looks like a small green cactus and can be eaten, pickled, by people who care for it. Gather a handful and leave the roots.

Do not gather cockles without asking. The beds are let, and the tenants know them as you know your kitchen.

## Things that people have asked us

**Can I go on my own?** You have a right to. We should be easier in our minds if you did not.

**Can I go in winter?** The lowest tides are in the dark, the sand is cold and the line may have shifted in a gale without anybody’s having looked at it. The guide does not go. Draw your own conclusion.

**Can I walk one way and come back by boat?** On some Saturdays in July and August the *Dunlin* calls at the island at high water. Ask at the ferry office, where they will tell you that it depends.

**Can you get there in a wheelchair?** Yes: the guide has two with wide tyres, which need one strong person each and a second for the Guts. Ask a week before. They went over fourteen times last year.

**Is it far?** It is just as far as it looks when you start, and twice as far as it looks when you are nearly there.

**Is it dangerous?** The sea is. The walk is not, if you do it when the sea is elsewhere.

**Has anybody run it?** In 22 minutes and 40 seconds, in 2011. He was sick at post 96.

**What if I cannot swim?** It makes no difference. If you need to swim, it has already gone wrong.

**Do I get a certificate?** You get sand in your shoes until about Christmas.

## The sum again

We end with the sum, since it is the one thing in this long piece which will be wanted in a hurry.

- **Low water at 15:30:** leave the steps from 13:30 and not after 14:30; be off the sand by 17:15
- **Low water at 16:00:** leave the steps from 14:00 and not after 15:00; be off the sand by 17:45
- **Low water at 16:30:** leave the steps from 14:30 and not after 15:30; be off the sand by 18:15
- **Low water at 17:00:** leave the steps from 15:00 and not after 16:00; be off the sand by 18:45
- **Low water at 17:30:** leave the steps from 15:30 and not after 16:30; be off the sand by 19:15
- **Low water at 18:00:** leave the steps from 16:00 and not after 17:00; be off the sand by 19:45

If your low water lies between two of these, use the earlier line.

If you are not certain which line to use, go up the thirty-nine steps and knock at the cottage. It is the door with the large hat beside it.

And if you get to the bottom of the steps, with your shoes tied and your sandwiches packed and the island shining in front of you, and you find that you are ten minutes late: sit down on the shingle and eat the sandwiches.

The island has been there for a good while. It will be there tomorrow, fifty minutes later.

*This guide was updated on 20 November to give the number of seals counted this autumn and to correct the number of the fourth refuge, which is 58. Saltmere, its sands and its tides are invented: do not use these times for any real crossing.*
