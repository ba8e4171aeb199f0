{{%AUTOESCAPE context="HTML"}}
<!doctype html>
<html lang="{{SITE_LANG}}" dir="{{SITE_DIR}}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{{LETTER_SUBJECT}}</title>
</head>
<body>
