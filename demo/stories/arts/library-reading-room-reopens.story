Headline: Library opens its reading room again, with the clock going and the radiators not
Short: Library reading room reopens
Section: arts
Section: news/old-town
Byline: Arts desk
Published: 2026-11-18 11:00
Standfirst: The room has been shut since a ceiling fell in March 2025. It has new plaster, old chairs and 40 seats.
Picture: library-front.jpg
Alt: The front of a stone library with four columns, arched windows and a clock in the pediment.
Caption: The clock over the door was started on Tuesday.
Credit: Illustration: The Saltmere Courier
Picture: reading-corner.jpg
Alt: Low green armchairs with writing tablets stand round a wooden table in a quiet corner.
Caption: A reading corner of the kind planned for the upper floor (file picture).
Credit: 18F
Picture: bookshelves.jpg
Alt: Three shelves of books with coloured spines, some of them lying in stacks.
Caption: Eleven thousand books were carried back up the stairs by hand.
Credit: Illustration: The Saltmere Courier
See-also: arts/off-the-shelf-a-book-about-fog
See-also: council/the-public-gallery-three-hours-on-a-bench

The reading room of Saltmere library opened again on Tuesday after 20 months, and was full by ten past nine.

The room was shut in March 2025 when a piece of the ceiling came down on the large-print shelves.

Nobody was hurt. One reader, the library recorded, “moved seats”.

![](bookshelves.jpg)

The repairs cost £186,000, of which £40,000 was raised by readers.

The clock over the door, stopped since 1987, was put right by a retired instrument maker who asked for no fee and a chair near the window.

The radiators are not yet connected. The librarian advised readers to bring a coat and said loans of the library’s eleven blankets were limited to the day.

![](reading-corner.jpg)

A quiet corner with softer seats will follow on the upper floor in spring.

## Opening hours

- Monday to Friday: 9am to 7pm
- Saturday: 9am to 4pm
- Sunday: closed
