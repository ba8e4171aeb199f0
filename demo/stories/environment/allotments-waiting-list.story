Headline: Allotment list reaches eleven years as forty plots are promised at Northgate
Short: Allotment wait now eleven years
Section: environment
Section: news/northgate
Byline: Environment desk
Published: 2026-09-22 09:10
Standfirst: There are 318 names for 96 plots. The council has found a field.
Picture: allotments.jpg
Alt: Rows of vegetables run towards a green shed, a red shed and a small greenhouse under a blue sky.
Caption: The present allotments, off Mill Lane.
Credit: Illustration: The Saltmere Courier
See-also: letters/letters-september-marrows
See-also: council/budget-in-seven-sentences

A person who asks for an allotment in Saltmere today may expect to dig it in 2037.

There are 318 names on the list for the town’s 96 plots, and nine plots came free last year.

The parks committee has now agreed to make 40 more on a field behind Northgate Primary.

The field was bought in 1971 for a by-pass that was never built.

Each plot will be five rods, half the old size. The committee said that most people give up on the other half.

Rent will be £34 a year with water. The first plots will be let in March 2027, in strict order of the list.

The person now at the top of the list has been on it since 2015 and has, the clerk said, moved to Marl.
