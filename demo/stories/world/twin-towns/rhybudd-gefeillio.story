Headline: Côr Aberhelyg yn dod i Saltmere ym mis Rhagfyr
Short: Côr Aberhelyg yn dod i Saltmere
Section: world/twin-towns
Byline: Desg gefeillio
Published: 2026-11-18 09:00
Language: cy
Standfirst: Bydd y côr yn canu yn y llyfrgell nos Sadwrn, 5 Rhagfyr. Mae croeso i bawb.
See-also: world/twin-towns/avis-de-jumelage
See-also: world/twin-towns/ishar-altawama

Bydd côr o Aberhelyg, tref sydd wedi ei gefeillio â Saltmere, yn ymweld â’r dref ym mis Rhagfyr.

Bydd y cyngerdd yn y llyfrgell am saith o’r gloch nos Sadwrn, 5 Rhagfyr.

Mae mynediad am ddim, a bydd te a bara brith ar ôl y canu.

Dewch â chôt: nid yw’r gwres yn gweithio eto.

Croeso cynnes i bawb.
