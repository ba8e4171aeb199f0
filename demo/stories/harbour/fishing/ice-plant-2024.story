Headline: Fish Quay gets its own ice again after nine years of buying it in
Short: Ice made at Fish Quay again
Section: harbour/fishing
Byline: Harbour desk
Published: 2024-03-14 11:15
Standfirst: The new plant makes ten tonnes a day and hums in B flat.
See-also: harbour/fishing/herring-season-opens

Ice is being made at Fish Quay for the first time since 2015.

A plant the size of two garages was started on Thursday and will make ten tonnes a day.

Since the old one failed the boats have bought ice from 40 miles away, and in August a fifth of it has come as water.

The plant cost £720,000, of which half came from a coastal fund and half from a levy on boxes.

People in Net Lane say that it hums. The organist of the parish church has identified the note as B flat.

A wooden screen will be put up by May.
