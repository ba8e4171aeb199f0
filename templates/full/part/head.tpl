{{%AUTOESCAPE context="HTML"}}
<!doctype html>
<html lang="{{SITE_LANG}}" dir="{{SITE_DIR}}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{PAGE_TITLE}}{{#PAGE_TITLED}} – {{/PAGE_TITLED}}{{SITE_NAME}}</title>
{{#DESCRIPTION_SHOWN}}<meta name="description" content="{{DESCRIPTION}}">
{{/DESCRIPTION_SHOWN}}
{{#CANONICAL_SHOWN}}<link rel="canonical" href="{{CANONICAL}}">
<link rel="alternate" href="{{LOW_ALTERNATE}}" title="Low graphics version">
{{/CANONICAL_SHOWN}}
<link rel="stylesheet" href="/static/broadsheet.css?v={{STYLE_VERSION}}">
<link rel="search" type="application/opensearchdescription+xml" href="/opensearch.xml" title="{{SITE_NAME}}">
<link rel="alternate" type="application/atom+xml" href="/feed.atom" title="{{SITE_NAME}}">
<link rel="alternate" type="application/rss+xml" href="/feed.rss" title="{{SITE_NAME}} (RSS)">
<link rel="alternate" type="application/feed+json" href="/feed.json" title="{{SITE_NAME}} (JSON)">
{{#OWN_FEED}}
<link rel="alternate" type="application/atom+xml" href="{{FEED_ATOM}}" title="{{SITE_NAME}}: {{FEED_TITLE}}">
<link rel="alternate" type="application/rss+xml" href="{{FEED_RSS}}" title="{{SITE_NAME}}: {{FEED_TITLE}} (RSS)">
<link rel="alternate" type="application/feed+json" href="{{FEED_JSON}}" title="{{SITE_NAME}}: {{FEED_TITLE}} (JSON)">
{{/OWN_FEED}}
{{#NOINDEX}}<meta name="robots" content="noindex">
{{/NOINDEX}}
<link rel="icon" href="/static/icon.svg" type="image/svg+xml">
<meta name="color-scheme" content="light dark">
{{#OG_SHOWN}}
<meta property="og:site_name" content="{{SITE_NAME}}">
<meta property="og:type" content="{{OG_TYPE}}">
<meta property="og:title" content="{{OG_TITLE}}">
<meta property="og:url" content="{{CANONICAL}}">
{{#OG_PICTURE}}
<meta property="og:image" content="{{OG_IMAGE}}">
<meta property="og:image:width" content="{{OG_WIDTH}}">
<meta property="og:image:height" content="{{OG_HEIGHT}}">
<meta property="og:image:alt" content="{{OG_ALT}}">
<meta name="twitter:card" content="summary_large_image">
{{/OG_PICTURE}}
{{/OG_SHOWN}}
{{#JSON_LD_SHOWN}}<script type="application/ld+json">{{JSON_LD:none}}</script>
{{/JSON_LD_SHOWN}}
</head>
<body id="top">
<a class="skip" href="#main">Skip to the main part</a>
{{#FAMILY_SHOWN}}
<nav class="family" aria-label="Sister sites">
<ul>
{{#FAMILY}}<li><a href="{{FAMILY_URL}}">{{FAMILY_LABEL}}</a></li>
{{/FAMILY}}
</ul>
</nav>
{{/FAMILY_SHOWN}}
<header class="masthead">
<div class="utility">
<ul>
<li><a href="/low{{PAGE_PATH}}">Low graphics version</a></li>
<li><a href="/feedback">Feedback</a></li>
<li><a href="/help">Help</a></li>
</ul>
{{#EDITION_SHOWN}}<p class="edition">Last change: <time datetime="{{EDITION_ISO}}">{{EDITION_STAMP}}</time></p>
{{/EDITION_SHOWN}}
</div>
{{#SEARCH_BOX}}
<form class="search" role="search" aria-label="The site" action="/search">
<label for="find">Search</label>
<input type="search" id="find" name="q" maxlength="1000">
<button>Search</button>
</form>
{{/SEARCH_BOX}}
<p class="brand"><a href="/">{{SITE_NAME}}</a></p>
{{#TAGLINE_SHOWN}}<p class="tagline">{{TAGLINE}}</p>
{{/TAGLINE_SHOWN}}
</header>
{{#NAV}}
<nav class="sections" aria-label="Sections">
<ul>
<li{{#NAV_HOME_CURRENT}} class="current"{{/NAV_HOME_CURRENT}}><a href="/"{{#NAV_HOME_CURRENT}} aria-current="page"{{/NAV_HOME_CURRENT}}>Front page</a></li>
{{>NAV_ITEMS}}
{{>NAV_MORE}}
</ul>
</nav>
{{/NAV}}
{{#TRAIL_SHOWN}}
<nav class="trail" aria-label="You are in">
<span>You are in:</span>
<ol>
{{#TRAIL}}<li><a href="{{TRAIL_URL}}">{{TRAIL_NAME}}</a>{{#TRAIL_GOES_ON}}: {{/TRAIL_GOES_ON}}</li>
{{/TRAIL}}
</ol>
</nav>
{{/TRAIL_SHOWN}}
<main id="main">
