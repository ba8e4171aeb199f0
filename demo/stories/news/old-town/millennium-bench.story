Headline: Time capsule goes under Custom House steps until 2050
Short: Time capsule laid until 2050
Section: news/old-town
Byline: Staff reporter
Published: 2000-06-09 10:46
Standfirst: It holds a ferry ticket, a jar of sand, a loaf and this newspaper.
See-also: arts/town-history/saltmere-a-history

A box to be opened in 2050 was laid under the steps of the Custom House on Friday.

It holds a ferry ticket at 55 pence, a jar of sand, a list of everybody in Quayside Primary, a mobile telephone and a copy of this newspaper.

A loaf was added by the baker, who said that people in 2050 would be glad of it.

The mayor said nobody could know what the town would be like by then, and asked for the road to be opened again before the buses came.
