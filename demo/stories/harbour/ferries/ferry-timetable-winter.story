Headline: Winter ferry timetable begins with an earlier last boat and a warmer waiting room
Short: Last ferry earlier in winter times
Section: harbour/ferries
Section: news
Byline: Harbour desk in Thorrick
Published: 2026-10-26 06:30
Standfirst: The last boat from Saltmere now leaves at 21:40 instead of 22:20. At very low tides the ferry will use Thorrick Hard.
Picture: ferry-crossing.jpg
Alt: A white and dark blue passenger ferry named Tern, with a red funnel, crosses a grey-green estuary.
Caption: The Tern, which makes the crossing 62 times a day in winter.
Credit: Illustration: The Saltmere Courier
Picture: ferry-route-map.png
Alt: Map of the mouth of the River Wend. The winter crossing runs from North Quay, Saltmere, to Thorrick; the low-water crossing ends further east at Thorrick Hard. A dotted path over sands leads from Saltmere to the island of Gannet Holm.
Caption: The two landing places on the Thorrick side.
Credit: Map: The Saltmere Courier
See-also: harbour/ferries/swan-delays-ferry
See-also: harbour/ferries/forty-years-a-passenger
See-also: uk/clocks-go-back

The winter timetable of the Thorrick ferry began this morning, the day after the clocks went back.

Boats leave North Quay every half hour from 06:40, and the last boat is now at 21:40, forty minutes earlier than in summer.

Wend Ferries, which runs the crossing, said nine people a week had used the 22:20 boat last winter and that three of them were crew.

## Weekdays

- **From Saltmere, North Quay:** first boat 06:40, then every 30 minutes, last boat 21:40
- **From Thorrick:** first boat 06:55, then every 30 minutes, last boat 21:55

On Sundays boats run hourly from 08:40.

![](ferry-route-map.png)

## Low water

When the tide falls below one metre the ferry cannot reach the Thorrick steps and lands at Thorrick Hard, five minutes’ walk east.

That will happen on 19 days before Christmas. A red board at each landing place shows which steps are in use.

The waiting room at North Quay has been given a heater.

“It has two settings,” said the booking clerk, “and both of them are on.”

Fares do not change. A single costs £2.60 and a book of ten £19.
