Headline: Beach clean brings in two tonnes of litter, one piano stool and a message
Short: Piano stool found in beach clean
Section: environment
Byline: Environment desk
Published: 2026-09-27 17:15
Standfirst: A hundred and sixty volunteers walked four miles of shore. The message was a shopping list.
See-also: environment/curlews-return-to-marsh
See-also: news/bonfire-on-the-beach

Volunteers took 2.1 tonnes of litter from the beach between the pier and Hollin Point on Sunday.

Most of it was rope, bottles and the small white pellets from which plastic things are made.

They also found:

- a piano stool, without the piano
- 41 odd gloves, of which no two matched
- a dozen golf balls in a row
- a bottle with a message in it

The message was opened by the organisers in front of a crowd.

It said: *bread, string, 2 lb onions, ask about the roof*.

The next clean is on 28 February.
