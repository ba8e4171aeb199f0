Headline: Missing stones put back in North Quay after divers’ survey
Short: Divers put back North Quay stones
Section: harbour
Package: north-quay
Byline: Harbour desk
Published: 2019-05-16 09:00
Standfirst: Forty-one blocks have been replaced in the outer face of the wall. The work took three weeks and cost £88,000.
See-also: arts/town-history/saltmere-a-history

Forty-one stones have been put back in the outer face of North Quay, where divers found them missing in February.

The blocks, some of which weigh a tonne and a half, had been drawn out by the sea one by one over several winters.

Most lay at the foot of the wall and were simply lifted back.

Six were never found and have been replaced in granite from the same quarry, which was reopened for a morning.

The work took three weeks and cost £88,000, against an estimate of £95,000.

The harbourmaster said the quay should now be sound “for a good while”, and when asked for a figure said that it was the sea’s decision.
