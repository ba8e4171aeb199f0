Headline: Whale seen off Hollin Point for a second morning
Short: Whale off Hollin Point
Section: news
Byline: Harbour desk
Published: 2026-11-19 09:15
Standfirst: Walkers on the promenade reported a long grey back beyond the light at first light.

A whale was seen off Hollin Point on Thursday for the second morning running, walkers told the Courier.

They described a long grey back, rising and falling about half a mile beyond the light.

The coastguard asked boats to keep their distance.
