Headline: Ferry held for 25 minutes by swan that would not get off
Short: Swan holds up ferry
Section: harbour/ferries
Byline: Harbour desk
Published: 2026-10-30 15:45
Standfirst: It boarded at Thorrick without a ticket and sat down on the ramp.
See-also: harbour/ferries/ferry-timetable-winter

The 13:25 ferry from Thorrick left at 13:50 on Friday because there was a swan on the ramp.

The bird walked aboard behind two cyclists and sat down where the ramp folds.

The mate tried bread, a broom and, on the advice of a passenger, singing.

It left of its own accord when the engine of a passing tug was started.

Wend Ferries apologised to 38 passengers and said that swans over five kilos were carried at the discretion of the master.
