{{%AUTOESCAPE context="HTML"}}
<!doctype html>
<html lang="{{SITE_LANG}}" dir="{{SITE_DIR}}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{{PAGE_TITLE}}{{#PAGE_TITLED}} – {{/PAGE_TITLED}}{{SITE_NAME}}</title>
{{#LOW_NOINDEX}}<meta name="robots" content="noindex">
{{/LOW_NOINDEX}}
{{#CANONICAL_SHOWN}}<link rel="canonical" href="{{CANONICAL}}">
{{/CANONICAL_SHOWN}}
<link rel="alternate" type="application/atom+xml" href="/feed.atom" title="{{SITE_NAME}}">
{{#OWN_FEED}}<link rel="alternate" type="application/atom+xml" href="{{FEED_ATOM}}" title="{{SITE_NAME}}: {{FEED_TITLE}}">
{{/OWN_FEED}}
<link rel="icon" href="data:,">
</head>
<body id="top">
<p><small><a href="#main">Skip to the main part</a></small></p>
{{#FAMILY_SHOWN}}<nav aria-label="Sister sites"><p>{{#FAMILY}}<a href="{{FAMILY_URL}}">{{FAMILY_LABEL}}</a> {{/FAMILY}}</p></nav>
{{/FAMILY_SHOWN}}
<header>
<p><a href="{{PAGE_PATH}}">Full version</a> | <a href="/low/feedback">Feedback</a> | <a href="/low/help">Help</a></p>
<p><b><a href="/low/">{{SITE_NAME}}</a></b></p>
{{#TAGLINE_SHOWN}}<p>{{TAGLINE}}</p>
{{/TAGLINE_SHOWN}}
{{#SEARCH_BOX}}<form role="search" aria-label="The site" action="/low/search"><p><label for="find">Search</label> <input type="search" id="find" name="q" maxlength="1000"> <button>Search</button></p></form>
{{/SEARCH_BOX}}
{{#EDITION_SHOWN}}<p>Last change: <time datetime="{{EDITION_ISO}}">{{EDITION_STAMP}}</time></p>
{{/EDITION_SHOWN}}
</header>
{{#TRAIL_SHOWN}}<nav aria-label="You are in"><p>You are in: {{#TRAIL}}<a href="/low{{TRAIL_URL}}">{{TRAIL_NAME}}</a>{{#TRAIL_GOES_ON}}: {{/TRAIL_GOES_ON}}{{/TRAIL}}</p></nav>
{{/TRAIL_SHOWN}}
<main id="main">
