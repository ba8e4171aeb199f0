{{%AUTOESCAPE context="XML"}}
<?xml version="1.0" encoding="utf-8"?>
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
{{#ENTRY}}<sitemap><loc>{{ENTRY_URL}}</loc></sitemap>
{{/ENTRY}}
</sitemapindex>
