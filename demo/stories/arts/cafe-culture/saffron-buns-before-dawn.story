Headline: The bakery that sells saffron buns until seven in the morning and not after
Short: Saffron buns, but only before seven
Section: arts/cafe-culture
Section: business/high-street
Byline: Food writer, Arts desk in Fish Quay
Published: 2026-11-14 06:00
Kind: review
Standfirst: A counter, a window, four stools and one sort of bun. Our writer got up for it twice.
Picture: cafe-window.jpg
Alt: A steaming blue-green cup of coffee and a currant bun stand on a wooden table by a window that looks over boats in a harbour.
Caption: The stool by the window is spoken for until the boats go out.
Credit: Illustration: The Saltmere Courier
See-also: business/high-street/empty-shops-fall-to-nine
See-also: harbour/fishing/herring-season-opens

The café on Fish Quay has no name over the door and closes at nine, by which is meant nine in the morning.

It opens at half past three, for the boats.

There is tea, there is coffee, and until seven o’clock there are saffron buns.

The first time I came at ten past seven and was looked at kindly.

The second time I came at five. It was raining on the quay and the glass ran, and every stool but one was taken by somebody in yellow trousers.

## The bun

It is the colour of a lifeboat and about the weight of a small bird.

It is not sweet. There are currants, not many, and on top a scrape of something that may be marmalade.

The coffee is strong, the cup is heavy, and the change is given in silence.

## The bill

- Bun: £1.40
- Coffee: £1.80
- Second bun: “You’ll want another.” £1.40

**Verdict:** set an alarm.
