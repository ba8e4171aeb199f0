{{%AUTOESCAPE context="HTML"}}
{{#REFRESH_OFF}}<p><a href="/low{{REFRESH_URL}}">Refresh this page every minute</a></p>
{{/REFRESH_OFF}}
{{#REFRESH_ON}}<p>This page refreshes itself every minute. <a href="/low{{REFRESH_URL}}">Stop refreshing</a></p>
{{/REFRESH_ON}}
