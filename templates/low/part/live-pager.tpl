{{%AUTOESCAPE context="HTML"}}
{{#LIVE_PAGES}}<p>Page {{LIVE_PAGE}} of {{LIVE_LAST}}.{{#LIVE_NEWER}} <a rel="prev" href="/low{{LIVE_URL}}">Newer entries</a>{{/LIVE_NEWER}}{{#LIVE_OLDER}} <a rel="next" href="/low{{LIVE_URL}}">Older entries</a>{{/LIVE_OLDER}}</p>
{{/LIVE_PAGES}}
