{{%AUTOESCAPE context="HTML"}}
{{#NAV_DEBATES}}<li><a href="/low/talking-point/"{{#NAV_CURRENT}} aria-current="page"{{/NAV_CURRENT}}>Talking Point</a></li>
{{/NAV_DEBATES}}
{{#NAV_PACKAGES}}<li><a href="/low/in-depth/"{{#NAV_CURRENT}} aria-current="page"{{/NAV_CURRENT}}>In Depth</a></li>
{{/NAV_PACKAGES}}
{{#NAV_PROGRAMMES}}<li><a href="/low/audiovideo/"{{#NAV_CURRENT}} aria-current="page"{{/NAV_CURRENT}}>AudioVideo</a></li>
{{/NAV_PROGRAMMES}}
