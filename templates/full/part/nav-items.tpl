{{%AUTOESCAPE context="HTML"}}
{{#NAV_ITEM}}
<li{{#NAV_RULE}} class="rule"{{/NAV_RULE}}><a href="{{NAV_URL}}"{{#NAV_LABELLED}} aria-label="{{NAV_LABEL}}"{{/NAV_LABELLED}}{{#NAV_CURRENT}} aria-current="page"{{/NAV_CURRENT}}{{#NAV_OPEN}} class="open"{{/NAV_OPEN}}>{{NAV_NAME}}</a>{{#NAV_BELOW}}<ul>{{>NAV_ITEMS}}</ul>{{/NAV_BELOW}}</li>
{{/NAV_ITEM}}
