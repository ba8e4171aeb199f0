{{%AUTOESCAPE context="HTML"}}
{{#LIVE_PAGES}}<p class="pager">Page {{LIVE_PAGE}} of {{LIVE_LAST}}.{{#LIVE_NEWER}} <a rel="prev" href="{{LIVE_URL}}">Newer entries</a>{{/LIVE_NEWER}}{{#LIVE_OLDER}} <a rel="next" href="{{LIVE_URL}}">Older entries</a>{{/LIVE_OLDER}}</p>
{{/LIVE_PAGES}}
