Headline: ‘I have crossed that river 19,000 times and I still look’
Short: The passenger of 40 years
Section: harbour/ferries
Byline: Feature writer
Byline: Harbour desk in Thorrick
Published: 2026-11-02 12:00
Kind: interview
Standfirst: A ferry passenger of 40 years on the fare, the fog, the seat by the funnel and the one day she did not go home.
See-also: harbour/ferries/ferry-timetable-winter
See-also: education/ferry-pupils-homework-boat

She has gone to work on the Thorrick ferry since October 1986, and she asked us not to print her name because “everybody who matters knows it”.

**What was the fare?**

Twenty-five pence. I have the ticket. I had it in my coat and then it seemed wrong to throw it out.

**Do you have a seat?**

By the funnel, on the left going over and the right coming back. It is warm. There used to be four of us for it and now there is me.

**Have you ever been bored?**

On the crossing? No. It is twelve minutes. I have been bored at both ends.

You look up and there is always something: a seal, a barge, somebody else’s weather. I have crossed that river 19,000 times and I still look.

**And the fog?**

They slow down and sound the horn, and everybody stops talking. Nobody decides to. It is the nearest thing I have to church.

**Did you ever miss the last boat?**

Once, in 1991. I could have rung my husband to come round by the bridge, which is 31 miles. I sat in the waiting room and read the whole of the paper.

Your paper. It was not very long in those days.

**What will you do when you stop work?**

Go over on the ferry, I should think, and have a look round.
