Headline: Harbour bulletin for Monday, 23 November
Short: Harbour bulletin, Monday
Section: harbour
Strand: audiovideo/harbour-bulletin
Byline: Harbour desk
Published: 2026-11-23 06:45
Standfirst: Two berths closed at the North Quay, the ferry’s winter times, and the tide.
Clip: harbour-bulletin-2026-11-23.mp3
Clip-title: Harbour bulletin, 23 November
Duration: 0:30
Recorded: 2026-11-23 06:30
Transcript: harbour-bulletin-2026-11-23.md
See-also: harbour/north-quay-crack-closes-berths
See-also: harbour/ferries/ferry-timetable-winter

The bulletin is read at half past six on working mornings, before the first boat.
