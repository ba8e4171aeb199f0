{{%AUTOESCAPE context="XML"}}
<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
{{#ENTRY}}
<url>
<loc>{{ENTRY_URL}}</loc>
{{#ENTRY_DATED}}<lastmod>{{ENTRY_UPDATED}}</lastmod>
{{/ENTRY_DATED}}
{{#ENTRY_NEWS}}
<news:news>
<news:publication><news:name>{{SITE_NAME}}</news:name><news:language>{{SITE_LANG}}</news:language></news:publication>
<news:publication_date>{{ENTRY_PUBLISHED}}</news:publication_date>
<news:title>{{ENTRY_TITLE}}</news:title>
</news:news>
{{/ENTRY_NEWS}}
</url>
{{/ENTRY}}
</urlset>
