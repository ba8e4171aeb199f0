Headline: Letters: a marrow is found, a marrow is lost, and a view on gulls
Short: Letters: a marrow is lost
Section: letters
Byline: Letters desk
Published: 2026-09-10 06:00
Kind: letter
Standfirst: This week’s letters to the editor.
See-also: environment/allotments-waiting-list

*To the editor:* Would whoever left a marrow on my doorstep on Tuesday kindly say what they wish me to do with it?

— **Puzzled, Mill Lane**

---

*To the editor:* Would whoever took in my marrow on Tuesday, which I had put down for one moment to tie my shoe, kindly give it back?

— **Plot 61, Mill Lane**

---

*To the editor:* The gulls are no worse than they were. It is the chips that have got smaller, so that one notices.

— **Promenader of long standing**
