{{%AUTOESCAPE context="HTML"}}
<h2>{{GROUP_TITLE}}{{#GROUP_GOES_ON}} (continued){{/GROUP_GOES_ON}}</h2>
<ul>
{{#GROUP_ITEM}}<li>{{#ITEM_STORY}}{{>LINE}}{{#ITEM_ABOUT}}<p{{#FOREIGN}} lang="{{LANG}}" dir="{{DIR}}"{{/FOREIGN}}>{{ITEM_STANDFIRST}}</p>{{/ITEM_ABOUT}}{{/ITEM_STORY}}{{#ITEM_EVENT}}<span class="when"><time datetime="{{EVENT_ISO}}">{{EVENT_DATE}}</time></span> {{#EVENT_PLAIN}}{{EVENT_TEXT}}{{/EVENT_PLAIN}}{{#EVENT_LINKED}}<a href="{{EVENT_URL}}">{{EVENT_TEXT}}</a>{{/EVENT_LINKED}}{{/ITEM_EVENT}}{{#ITEM_LINK}}{{>EXTERNAL}}{{/ITEM_LINK}}</li>
{{/GROUP_ITEM}}
</ul>
