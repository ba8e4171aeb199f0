Headline: How a hole in the harbour wall knows the height of the sea
Short: How the tide gauge works
Section: sci-tech
Section: harbour/sands
Byline: Science writer
Published: 2026-11-10 10:00
Kind: explainer
Standfirst: The tide gauge on North Quay is a pipe, a float and a great deal of patience.
Picture: tide-chart.png
Alt: Line chart of the tide at Saltmere on 24 November 2026. Low water 0.5 metres at 04:59, high water 5.8 metres at 11:12, low water 0.5 metres at 17:25. The sands called the Strakes dry below 1.6 metres.
Caption: A spring tide, as predicted for 24 November.
Credit: Chart: The Saltmere Courier
See-also: harbour/sands/complete-guide-to-the-tide-walk
See-also: world/asia-pacific/a-gauge-from-the-other-side
Link: https://ntslf.org/ | Sea level and tide gauges | National Tidal and Sea Level Facility | background

At the end of North Quay is a green hut the size of a wardrobe, and inside it is the most exact thing in the town.

It measures the height of the sea to within a centimetre and has done so, with one gap, since 1868.

## The well

Under the hut an upright pipe goes down through the quay to below the lowest tide.

Near the bottom is a hole no wider than a thumb.

Waves go up and down too quickly to get through so small a hole. The tide has six hours, and gets through easily. So the water in the pipe is flat calm, even in a gale.

## The float

On that calm water sits a float on a wire, and the wire turns a wheel.

The wheel used to move a pen on a drum of paper. Since 1996 it has also turned a small electric counter, which is read every six minutes.

The pen is still there. On the night of 14 November it was right and the counter was under water.

## What it is for

Predictions come from the Moon and Sun. The gauge shows the difference between what they ordered and what came.

A gale may add a metre; high pressure may take 30 centimetres away.

And over 158 years it shows something slower. The sea at North Quay stands 24 centimetres higher than when the hut was built.
