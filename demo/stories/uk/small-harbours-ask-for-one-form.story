Headline: Small harbours ask to fill in one form and not eleven
Short: Small harbours want one form
Section: uk
Section: harbour
Byline: Staff reporter
Published: 2026-11-04 14:00
Standfirst: The League of Little Ports says a boat of eight metres now carries more paper than fish.
Picture: council-papers.jpg
Alt: Two thick ring binders, one red and one brown, lie stacked on a dark table.
Caption: Paperwork (file picture).
Credit: 18F
See-also: harbour/fishing/fishing-grounds-agreement
Link: https://www.gov.uk/ | Government services | GOV.UK | background
Link: https://www.nationalarchives.gov.uk/ | Older records of ports | The National Archives | background

Harbours with fewer than 50 boats have asked that a vessel’s details be written down once.

The League of Little Ports, to which Saltmere belongs, met in the Custom House on Wednesday and laid eleven forms end to end on the floor.

They reached the door.

Nine of the eleven ask for the length of the boat. Four want it in feet.

The League’s secretary said that nobody objected to being asked. “We object to being asked by eleven people who sit in the same building.”

The proposal goes out to 63 harbours, with a form.
