{{%AUTOESCAPE context="HTML"}}
<!doctype html>
<html lang="{{SITE_LANG}}" dir="{{SITE_DIR}}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Moved – {{SITE_NAME}}</title>
<meta name="robots" content="noindex">
<link rel="canonical" href="{{CANONICAL}}">
<meta http-equiv="refresh" content="0; url=/moved-to">
</head>
<body>
<main>
<h1>This page is at another address</h1>
<p><a href="/moved-to">Go to it</a></p>
</main>
</body>
</html>
