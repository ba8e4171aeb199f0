Headline: In pictures: a fortnight in Saltmere
Short: In pictures: a fortnight’s news
Section: news
Byline: Picture desk
Published: 2026-11-22 07:00
Standfirst: Fog, floodlights, fish and one very wet promenade.
Picture: harbour-dusk.jpg
Alt: Fishing boats lie in a harbour at dusk; lit windows and a clock tower line the quay under an orange and violet sky.
Caption: The inner harbour at a quarter past four.
Credit: Illustration: The Saltmere Courier
Picture: rainy-promenade.jpg
Alt: Three people under red, yellow and green umbrellas walk along a wet promenade lit by lamps, in heavy rain.
Caption: Saturday the 14th. The bench was free.
Credit: Illustration: The Saltmere Courier
Picture: football-ground.jpg
Alt: A floodlit football pitch with a small covered stand full of spectators.
Caption: The Ropewalk on the night of the goal.
Credit: Illustration: The Saltmere Courier
Picture: fishing-boat.jpg
Alt: A red fishing boat with a white wheelhouse rides a grey swell, with gulls following.
Caption: The last of the herring, and the first of the gulls.
Credit: Illustration: The Saltmere Courier
See-also: weather/gale-empties-promenade
See-also: sport/football/herrings-win-at-last

Four pictures from the fortnight, and not much to say about them.

![](rainy-promenade.jpg)

The rain began on the Saturday at noon and stopped on the Sunday at eight.

![](football-ground.jpg)

Three hundred and eleven people can say that they were there. About 900 will.

![](fishing-boat.jpg)

The herring season closes at the end of the month.
