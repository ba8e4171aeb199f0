{{%AUTOESCAPE context="HTML"}}
{{>REFRESH}}
{{#LIVE_KEYS_SHOWN}}
<section class="keys">
<h2>Key moments</h2>
<ul>
{{#LIVE_KEY}}<li><time datetime="{{LIVE_ISO}}">{{LIVE_WHEN}}</time> {{#LIVE_HERE}}<a href="{{LIVE_URL}}">{{LIVE_TITLE}}</a>{{/LIVE_HERE}}{{#LIVE_THERE}}<a href="{{LIVE_URL}}">{{LIVE_TITLE}}</a>{{/LIVE_THERE}}</li>
{{/LIVE_KEY}}
</ul>
</section>
{{/LIVE_KEYS_SHOWN}}
{{#LIVE_LATER}}<h2>Page {{LIVE_PAGE}}</h2>
{{/LIVE_LATER}}
{{>LIVE_PAGER}}
