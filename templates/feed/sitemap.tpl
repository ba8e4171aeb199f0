{{%AUTOESCAPE context="XML"}}
<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
{{#ENTRY}}<url><loc>{{ENTRY_URL}}</loc>{{#ENTRY_DATED}}<lastmod>{{ENTRY_UPDATED}}</lastmod>{{/ENTRY_DATED}}</url>
{{/ENTRY}}
</urlset>
