Headline: Thirty-one dinghies start Frostbite Series in a wind that arrived after lunch
Short: Frostbite Series starts slowly
Section: sport/sailing
Byline: Sailing correspondent in the committee boat
Published: 2026-11-08 17:30
Standfirst: The first race took two hours and four minutes. The second took twenty-six.
Picture: sailing-race.jpg
Alt: Dinghies with coloured sails race past an orange marker buoy on a blue estuary.
Caption: Twelve leads Twenty-nine at the Thorrick mark in the second race.
Credit: Illustration: The Saltmere Courier
See-also: sport/football/herrings-win-at-last
See-also: council/planning/boathouse-plan-approved

Thirty-one boats came to the line for the first Sunday of the Frostbite Series, and sat on it.

The morning race was started at 10:30 in a breath from the west and finished, by those who finished, at 12:34.

Number 12 won it by the simple method of anchoring when the tide turned, while four boats ahead drifted backwards over the line.

After lunch the wind came round to the north-east at 16 knots and the second race was over in 26 minutes.

Number 29 took that by two lengths. Five boats capsized and all were righted by their own crews.

## Overall after two races

1. Number 12, 3 points
2. Number 29, 5 points
3. Number 41, 8 points
4. Number 8, 9 points

The series continues every second Sunday until 14 March. The safety boat still needs a driver.
