Headline: How a school place is decided when there are not enough
Short: How school places are decided
Section: education
Byline: Our education reporter
Published: 2026-11-20 07:00
Kind: explainer
Standfirst: The order of your choices is not a secret code. Here is what happens to the form.
Review-by: 2027-09-01
See-also: education/school-places-2027
Link: https://www.gov.uk/schools-admissions | School admissions | GOV.UK | primary

More children than places: it happens every year at one school or another, and the rules for it are printed in advance.

## Who goes first

In Saltmere the places at a full school go in this order:

1. children in care, or who were in care
2. children whose plan of special needs names the school
3. children with a brother or sister already there
4. everybody else, nearest first

“Nearest” means the distance from the front door to the school gate along made paths. The estuary counts as an obstacle; the ferry does not count as a path.

## Does it help to put only one school?

No. If that school is full you have told the office nothing about where you would like to go instead.

## Does a school know that you put it first?

No. It sees only the list of those who asked. If you qualify for two schools, you are offered the one that you put higher.

## If you are refused

You go on the waiting list, and you may appeal. Last year eleven families appealed and two won.
