Headline: Wend Bank turbines send first power ashore, eleven months late and under budget
Short: First power from Wend Bank
Section: business/energy
Section: environment
Byline: Business desk
Published: 2026-11-12 07:15
Standfirst: The nine-turbine scheme is part-owned by 1,140 households. Their first dividend is expected in 2028.
Picture: wind-turbines.jpg
Alt: Offshore wind turbines stand in a calm sea at sunrise; a small fishing boat passes in front of them.
Caption: The nine turbines stand four miles east of Hollin Point.
Credit: Illustration: The Saltmere Courier
See-also: sci-tech/explainer-how-a-tide-gauge-works
See-also: harbour/fishing/fishing-grounds-agreement
Link: https://www.ofgem.gov.uk/ | The energy regulator | Ofgem | background

Electricity from the Wend Bank turbines came ashore at Marl for the first time on Wednesday night.

It was enough, for eleven minutes, to run the town’s kettles.

The nine turbines are a quarter-owned by a society of 1,140 households in Saltmere and the villages, who put in £250 or more each.

They were to have been finished last December. A cable ship was delayed by weather, then by another cable.

The society’s treasurer said the final cost of £61m was £2m below the estimate.

“We had put something by for delays,” the treasurer said. “They were longer than we had thought but they were cheaper.”

Full power is due in January, when the scheme should supply about 24,000 homes.

Fishing boats may pass between the towers but may not trawl there.
