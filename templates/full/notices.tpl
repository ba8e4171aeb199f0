{{%AUTOESCAPE context="HTML"}}
{{#NOTICE}}{{>NOTICE}}{{/NOTICE}}
