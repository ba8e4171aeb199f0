Headline: Sailing club’s boathouse on South Quay approved by one vote
Short: Boathouse approved by one vote
Section: council/planning
Section: sport/sailing
Byline: Council reporter
Published: 2026-11-17 21:30
Updated: 2026-11-18 08:10
Standfirst: The planning committee voted five to four after hearing from 26 people, 13 of them in favour.
Picture: boathouse-plan.png
Alt: A blueprint of a wide gabled building on a slipway, with three double doors and a small side door. It is marked as 24 metres long and 9.4 metres high.
Caption: The south side of the boathouse as it will be built.
Credit: Drawing: The Saltmere Courier
Picture: consultation-notes.jpg
Alt: Coloured paper notes with handwriting are stuck to a dark board.
Caption: People at the exhibition were asked for their views on paper notes (file picture).
Credit: 18F
See-also: sport/sailing/frostbite-series-opens
See-also: harbour/north-quay-crack-closes-berths
Link: https://www.planningportal.co.uk/ | How planning works | Planning Portal | background

Saltmere Sailing Club may build a boathouse on South Quay, the planning committee decided on Tuesday by five votes to four.

The building will be 24 metres long and 9.4 metres high at the ridge, 60 centimetres lower than first proposed.

It will hold 40 dinghies, changing rooms and a classroom that schools may use without charge on weekdays.

![](consultation-notes.jpg)

## For and against

The committee heard 26 speakers for three minutes each.

Those in favour said that the club had kept its boats under tarpaulins since 1953.

Those against said that the boathouse would hide the evening sun from nine houses in Cooper’s Row between November and January.

“We do not get so much of it that we can spare any,” said a resident of number four.

## Conditions

- No work before 8am or on Sundays
- Slates, not tin
- A public bench on the east side
- The slipway to stay open to everybody

The club must raise £640,000 and has £395,000. It hopes to begin in the spring of 2028.

*Updated on 18 November to add the conditions.*
