Headline: Herring boats land best opening week in a decade at Fish Quay
Short: Best herring week for a decade
Section: harbour/fishing
Section: business
Byline: Harbour desk in Fish Quay
Published: 2026-10-09 10:20
Standfirst: Seven boats brought in 64 tonnes. The price fell, as it does.
Picture: fishing-boat.jpg
Alt: A red fishing boat with a white wheelhouse rides a grey swell, with gulls following.
Caption: One of the seven boats, on her way home on Wednesday.
Credit: Illustration: The Saltmere Courier
See-also: harbour/fishing/fishing-grounds-agreement
See-also: arts/cafe-culture/saffron-buns-before-dawn
See-also: harbour/fishing/ice-plant-2024

Seven boats landed 64 tonnes of herring at Fish Quay in the first week of the season, the most since 2016.

The shoals are lying nearer than usual, about nine miles off, and the boats have been home for breakfast.

The first boxes made £1.90 a kilo. By Thursday they made £1.15.

“You want a lot of fish and you want a good price,” said one skipper, “and in 30 years I have never had both in a week.”

The quota for the port is 410 tonnes, and the season closes when it is caught or on 30 November.

The smokehouse in Net Lane has taken on four people.

Kippers will be on sale from Saturday at the door.
