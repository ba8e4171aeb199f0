Headline: Herrings end run of nine defeats with a goal nobody will claim
Short: Herrings win after nine defeats
Section: sport/football
Section: sport
Byline: Sports desk at the Ropewalk
Published: 2026-11-22 18:10
Standfirst: Saltmere Harbour 1, Upper Marl 0. The winner went in off the corner flag, a defender and possibly a gull.
Picture: football-ground.jpg
Alt: A floodlit football pitch with a small covered stand full of spectators, seen from near the corner flag.
Caption: The Ropewalk under lights: 311 came, the best gate since August.
Credit: Illustration: The Saltmere Courier
See-also: sport/football/pitch-under-water
See-also: sport/sailing/frostbite-series-opens

Saltmere Harbour won a football match on Saturday, for the first time since the end of August.

They beat Upper Marl 1–0 at the Ropewalk with a goal in the 83rd minute.

The corner was overhit, came back off the flag, struck a defender on the shoulder and crossed the line at walking pace.

The referee gave it to nobody. The scoreboard gave it to “Harbour”.

Upper Marl had the better of the first half and hit the bar twice, once with the ball.

The home manager said he would not be changing the side. “I would not dare,” he said.

The Herrings climb one place, to eleventh out of twelve.

They go to Cold Staithe next Saturday. Kick-off is 2pm, because Cold Staithe has no floodlights.
