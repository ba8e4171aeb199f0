Headline: Twin town of Portverne gets its sleeping car back after 22 years
Short: Portverne’s sleeping car returns
Section: world/europe
Section: world
Byline: Our correspondent in Portverne
Published: 2026-11-09 12:40
Standfirst: One carriage a night will be left at the harbour station at ten past six, with its passengers asleep.
See-also: world/twin-towns/avis-de-jumelage

The harbour station at Portverne is to have a sleeping car again in December, 22 years after the last one was taken off.

A single carriage will be dropped from the night train each morning at ten past six and left in a siding until eight, so that nobody need get up.

The town’s mayor said hotels had been against it at first and then had asked whether breakfast was provided.

It is not.

From Saltmere the journey takes 19 hours with four changes, which the twinning committee describes as “easy”.
