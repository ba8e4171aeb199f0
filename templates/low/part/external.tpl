{{%AUTOESCAPE context="HTML"}}
<a href="{{LINK_URL}}" rel="external">{{LINK_TITLE}}</a>{{#LINK_SITED}} {{LINK_SITE}}{{/LINK_SITED}}{{#LINK_PRIMARY}} (primary source){{/LINK_PRIMARY}}{{#LINK_DEAD}} (did not work when checked on {{LINK_DEAD_DATE}}){{/LINK_DEAD}}
