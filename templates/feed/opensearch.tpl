{{%AUTOESCAPE context="XML"}}
<?xml version="1.0" encoding="utf-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
<ShortName>{{SHORT_NAME}}</ShortName>
<LongName>{{LONG_NAME}}</LongName>
<Description>Search {{SITE_NAME}}</Description>
<Url type="text/html" template="{{SITE_URL}}/search?q={searchTerms}"/>
<Url type="application/atom+xml" rel="results" template="{{SITE_URL}}/search/feed.atom?q={searchTerms}"/>
<Url type="application/opensearchdescription+xml" rel="self" template="{{SITE_URL}}/opensearch.xml"/>
<Image type="image/svg+xml" width="16" height="16">{{SITE_URL}}/static/icon.svg</Image>
<Language>{{SITE_LANG}}</Language>
<InputEncoding>UTF-8</InputEncoding>
<OutputEncoding>UTF-8</OutputEncoding>
</OpenSearchDescription>
