Headline: Harbour on the other side of the world sends Saltmere its spare tide gauge
Short: Tide gauge sent from far side
Section: world/asia-pacific
Section: harbour
Byline: Harbour desk
Byline: Our correspondent in the Pacific
Published: 2026-11-20 22:15
Standfirst: It was packed on Friday, arrived on Wednesday and ran nine hours fast.
See-also: sci-tech/explainer-how-a-tide-gauge-works

A small fishing harbour on the Pacific has sent Saltmere a tide gauge, having heard that ours was under water.

The two harbours have exchanged letters since 1961, when a glass float from one was found on the beach of the other and returned by post.

The gauge came in a tea chest with 40 pages of instructions and a photograph of a dog.

It was set up beside the old one on Thursday and at once disagreed with it by nine hours.

“We looked for a fault for most of the morning,” the harbourmaster said. “Then somebody thought of the clock.”

It has been put to Greenwich time. The difference is now one minute, in their favour.
