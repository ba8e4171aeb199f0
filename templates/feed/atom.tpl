{{%AUTOESCAPE context="XML"}}
<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0" xmlns:fh="http://purl.org/syndication/history/1.0" xmlns:media="http://search.yahoo.com/mrss/" xml:lang="{{SITE_LANG}}">
<id>{{FEED_ID}}</id>
<title>{{FEED_TITLE}}</title>
<subtitle>{{TAGLINE}}</subtitle>
<updated>{{FEED_UPDATED}}</updated>
<author><name>{{PUBLISHER}}</name></author>
<generator>Broadsheet</generator>
<link rel="self" type="application/atom+xml" href="{{FEED_SELF}}"/>
<link rel="alternate" type="text/html" href="{{FEED_HOME}}"/>
{{#FEED_ARCHIVE}}<fh:archive/>
{{/FEED_ARCHIVE}}
{{#FEED_CURRENT}}<link rel="current" href="{{FEED_LINK}}"/>
{{/FEED_CURRENT}}
{{#FEED_PREV}}<link rel="prev-archive" href="{{FEED_LINK}}"/>
{{/FEED_PREV}}
{{#FEED_NEXT}}<link rel="next-archive" href="{{FEED_LINK}}"/>
{{/FEED_NEXT}}
{{#DEPARTED}}<at:deleted-entry ref="{{ENTRY_ID}}" when="{{DEPARTED_AT}}"/>
{{/DEPARTED}}
{{#ENTRY}}
<entry xml:lang="{{ENTRY_LANGUAGE}}">
<id>{{ENTRY_ID}}</id>
<title>{{ENTRY_TITLE}}</title>
<link rel="alternate" type="text/html" href="{{ENTRY_URL}}"/>
{{#ENTRY_CLIP}}<link rel="enclosure" type="{{CLIP_TYPE}}" length="{{CLIP_BYTES}}" title="{{CLIP_TITLE}}" href="{{CLIP_SRC}}"/>
{{/ENTRY_CLIP}}
{{#ENTRY_CLIP_MORE}}<link rel="enclosure" type="{{CLIP_TYPE}}" length="{{CLIP_BYTES}}" title="{{CLIP_TITLE}}" href="{{CLIP_SRC}}"/>
{{/ENTRY_CLIP_MORE}}
<published>{{ENTRY_PUBLISHED}}</published>
<updated>{{ENTRY_UPDATED}}</updated>
{{#FEED_AUTHOR}}<author><name>{{AUTHOR_NAME}}</name>{{#AUTHOR_LINKED}}<uri>{{AUTHOR_URL}}</uri>{{/AUTHOR_LINKED}}</author>
{{/FEED_AUTHOR}}
{{#ENTRY_SECTIONED}}<category term="{{ENTRY_SECTION_PATH}}" label="{{ENTRY_SECTION}}"/>
{{/ENTRY_SECTIONED}}
{{#ENTRY_KIND_SHOWN}}<category term="{{ENTRY_KIND}}"/>
{{/ENTRY_KIND_SHOWN}}
{{#ENTRY_RIGHTS_SHOWN}}<rights>{{ENTRY_RIGHTS}}</rights>
{{/ENTRY_RIGHTS_SHOWN}}
{{#ENTRY_SUMMARY_SHOWN}}<summary>{{ENTRY_SUMMARY}}</summary>
{{/ENTRY_SUMMARY_SHOWN}}
{{#ENTRY_PICTURE}}<media:content url="{{PICTURE_SRC}}" medium="image" type="image/jpeg" width="{{PICTURE_WIDTH}}" height="{{PICTURE_HEIGHT}}"><media:description type="plain">{{PICTURE_ALT}}</media:description></media:content>
{{/ENTRY_PICTURE}}
<content type="html">{{ENTRY_HTML}}</content>
</entry>
{{/ENTRY}}
</feed>
