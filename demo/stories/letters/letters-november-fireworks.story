Headline: Letters: bangs, benches and the proper way to light a bonfire
Short: Letters: bangs and benches
Section: letters
Byline: Letters desk
Published: 2026-11-12 06:00
Kind: letter
Standfirst: This week’s letters to the editor.
See-also: news/bonfire-on-the-beach
See-also: council/the-public-gallery-three-hours-on-a-bench

*To the editor:* Three matches! In my day a bonfire that took more than one was thought to be damp, and its committee also.

— **A retired stoker, Old Town**

---

*To the editor:* May I suggest, on behalf of a dog of nervous habits, that next year’s fireworks be held on the same night but in another county?

— **His owner, Northgate**

---

*To the editor:* Your reporter complains of the bench in the public gallery. I have sat on it since 1998. It is supposed to be like that.

— **Regular attender, Sea Street**

---

*To the editor:* I counted the benches on the promenade. There are 46.

— **Walker, Cold Staithe**
