{{%AUTOESCAPE context="HTML"}}
{{#REFRESH_OFF}}<p class="refresh"><a href="{{REFRESH_URL}}">Refresh this page every minute</a></p>
{{/REFRESH_OFF}}
{{#REFRESH_ON}}<p class="refresh">This page refreshes itself every minute. <a href="{{REFRESH_URL}}">Stop refreshing</a></p>
{{/REFRESH_ON}}
