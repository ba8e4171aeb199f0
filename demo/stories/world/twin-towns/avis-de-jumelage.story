Headline: Portverne cherche des familles d’accueil pour la fête du hareng
Short: Portverne cherche des familles
Section: world/twin-towns
Section: world/europe
Byline: Bureau du jumelage
Published: 2026-11-13 09:00
Language: fr
Standfirst: Trente habitants de Saltmere sont attendus en mars. Il manque encore onze lits.
See-also: world/twin-towns/rhybudd-gefeillio
See-also: world/twin-towns/ishar-altawama

Le comité de jumelage de Portverne cherche des familles pour loger des visiteurs de Saltmere pendant la fête du hareng, du 12 au 15 mars 2027.

Trente personnes ont annoncé leur venue. Dix-neuf lits ont été trouvés.

Les visiteurs parlent un peu le français et aiment, dit-on, se coucher tôt.

Les repas seront pris en commun sur le quai, s’il ne pleut pas, et dans la halle aux poissons, s’il pleut.

Les personnes intéressées peuvent s’inscrire à la mairie de Portverne avant le 15 janvier.
