Headline: Empty shops in High Street down to nine as button shop takes the old bank
Short: Button shop takes the old bank
Section: business/high-street
Byline: Business desk
Published: 2026-11-16 08:45
Standfirst: There were 17 empty shops two years ago. Lower rents by the half-year have helped, and so have buttons.
Picture: high-street.jpg
Alt: A street of tall pastel-coloured houses with awnings over the shops and bunting above; one shop has a sign to let.
Caption: One of the nine, half way along.
Credit: Illustration: The Saltmere Courier
See-also: arts/cafe-culture/saffron-buns-before-dawn
See-also: council/budget-in-seven-sentences

Nine shops in High Street are empty this month, the fewest since the count began in 2019.

There were 17 in November 2024.

The newest tenant is a shop that sells buttons, which has taken the former bank on the corner of Custom House Lane.

It keeps the best of them in the vault.

The chamber of trade puts the change down to half-year leases, which let a shopkeeper find out whether anybody comes.

Of 14 shops opened on such terms, ten have stayed.

“Nobody will sign for ten years to sell buttons,” the shop’s owner said. “I signed for six months, and then they came from Marl in a minibus.”
