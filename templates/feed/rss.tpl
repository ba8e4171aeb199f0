{{%AUTOESCAPE context="XML"}}
<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:fh="http://purl.org/syndication/history/1.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:media="http://search.yahoo.com/mrss/">
<channel>
<title>{{FEED_TITLE}}</title>
<link>{{FEED_HOME}}</link>
{{#FEED_PLAIN}}<description>{{FEED_ABOUT}}</description>
{{/FEED_PLAIN}}
{{#FEED_PODCAST}}<description>{{FEED_ABOUT}}</description>
<itunes:author>{{PUBLISHER}}</itunes:author>
<itunes:category text="{{FEED_CATEGORY}}"/>
<itunes:explicit>false</itunes:explicit>
<itunes:type>episodic</itunes:type>
{{#FEED_IMAGED}}<itunes:image href="{{FEED_IMAGE}}"/>
{{/FEED_IMAGED}}
{{/FEED_PODCAST}}
<language>{{SITE_LANG}}</language>
<lastBuildDate>{{FEED_UPDATED_822}}</lastBuildDate>
<generator>Broadsheet</generator>
<docs>https://www.rssboard.org/rss-specification</docs>
<ttl>5</ttl>
<atom:link rel="self" type="application/rss+xml" href="{{FEED_SELF}}"/>
{{#FEED_ARCHIVE}}<fh:archive/>
{{/FEED_ARCHIVE}}
{{#FEED_CURRENT}}<atom:link rel="current" href="{{FEED_LINK}}"/>
{{/FEED_CURRENT}}
{{#FEED_PREV}}<atom:link rel="prev-archive" href="{{FEED_LINK}}"/>
{{/FEED_PREV}}
{{#FEED_NEXT}}<atom:link rel="next-archive" href="{{FEED_LINK}}"/>
{{/FEED_NEXT}}
{{#ENTRY}}
<item>
<title>{{ENTRY_TITLE}}</title>
<link>{{ENTRY_URL}}</link>
<guid isPermaLink="false">{{ENTRY_ID}}</guid>
<pubDate>{{ENTRY_PUBLISHED_822}}</pubDate>
<atom:updated>{{ENTRY_UPDATED}}</atom:updated>
{{#FEED_AUTHOR}}<dc:creator>{{AUTHOR_NAME}}</dc:creator>
{{/FEED_AUTHOR}}
{{#ENTRY_SECTIONED}}<category>{{ENTRY_SECTION}}</category>
{{/ENTRY_SECTIONED}}
{{#ENTRY_KIND_SHOWN}}<category>{{ENTRY_KIND}}</category>
{{/ENTRY_KIND_SHOWN}}
{{#ENTRY_RIGHTS_SHOWN}}<dc:rights>{{ENTRY_RIGHTS}}</dc:rights>
{{/ENTRY_RIGHTS_SHOWN}}
<dc:language>{{ENTRY_LANGUAGE}}</dc:language>
{{#ENTRY_SUMMARY_SHOWN}}<description>{{ENTRY_SUMMARY}}</description>
{{/ENTRY_SUMMARY_SHOWN}}
{{#ENTRY_PICTURE}}<media:content url="{{PICTURE_SRC}}" medium="image" type="image/jpeg" width="{{PICTURE_WIDTH}}" height="{{PICTURE_HEIGHT}}"><media:description type="plain">{{PICTURE_ALT}}</media:description></media:content>
{{/ENTRY_PICTURE}}
{{#ENTRY_CLIP}}<enclosure url="{{CLIP_SRC}}" length="{{CLIP_BYTES}}" type="{{CLIP_TYPE}}"/>
<itunes:title>{{CLIP_TITLE}}</itunes:title>
<itunes:duration>{{CLIP_SECONDS}}</itunes:duration>
<itunes:explicit>false</itunes:explicit>
{{/ENTRY_CLIP}}
<content:encoded>{{ENTRY_HTML}}</content:encoded>
</item>
{{/ENTRY}}
</channel>
</rss>
