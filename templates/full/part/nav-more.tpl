{{%AUTOESCAPE context="HTML"}}
{{#NAV_DEBATES}}<li><a href="/talking-point/"{{#NAV_CURRENT}} aria-current="page"{{/NAV_CURRENT}}{{#NAV_OPEN}} class="open"{{/NAV_OPEN}}>Talking Point</a></li>
{{/NAV_DEBATES}}
{{#NAV_PACKAGES}}<li><a href="/in-depth/"{{#NAV_CURRENT}} aria-current="page"{{/NAV_CURRENT}}{{#NAV_OPEN}} class="open"{{/NAV_OPEN}}>In Depth</a></li>
{{/NAV_PACKAGES}}
{{#NAV_PROGRAMMES}}<li><a href="/audiovideo/"{{#NAV_CURRENT}} aria-current="page"{{/NAV_CURRENT}}{{#NAV_OPEN}} class="open"{{/NAV_OPEN}}>AudioVideo</a></li>
{{/NAV_PROGRAMMES}}
