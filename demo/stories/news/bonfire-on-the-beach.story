Headline: Six thousand watch beach bonfire that lit on the third match
Short: Six thousand at beach bonfire
Section: news
Byline: Staff reporter
Published: 2026-11-05 22:40
Standfirst: The rain stopped at ten to seven. The guy this year was a parking meter.
Picture: fireworks.jpg
Alt: Pale blue and white fireworks burst against a black sky.
Caption: The display lasted eleven minutes (file picture).
Credit: 18F
See-also: environment/beach-clean-oddest-finds
See-also: letters/letters-november-fireworks

About 6,000 people stood on the beach on Thursday to watch the town bonfire, which had been rained on since noon.

It was lit at seven by the youngest member of the lifeboat crew, who needed three matches and a word of advice.

The figure on top was a parking meter three metres tall, in papier-mâché, chosen by a vote of the primary schools.

It burned, the chair of the bonfire committee said, “very thoroughly”.

Buckets passed through the crowd raised £4,870 for the hospice and the band.

The ash will be cleared on Friday at low water. Helpers should bring a rake.
