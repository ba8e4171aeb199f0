Headline: Herrings’ cup tie off as Ropewalk pitch is found to contain fish
Short: Cup tie off: fish on the pitch
Section: sport/football
Byline: Sports desk
Published: 2026-10-24 11:20
Standfirst: A spring tide came up the drain behind the north goal on Friday night.
See-also: sport/football/herrings-win-at-last

Saturday’s cup tie between Saltmere Harbour and Thorrick Rangers was called off at nine o’clock when the referee found a flounder in the six-yard box.

The tide had come up the drain behind the north goal in the night and gone down again, leaving about two inches of water and the fish.

It was returned to the harbour by the assistant referee.

The club said a valve in the drain had been jammed open by a football.

The tie will be played on 2 December at 7:30pm. Tickets remain valid.
