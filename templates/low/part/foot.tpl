{{%AUTOESCAPE context="HTML"}}
</main>
<hr>
{{#NAV}}
<nav aria-label="Sections">
<ul>
<li><a href="/low/"{{#NAV_HOME_CURRENT}} aria-current="page"{{/NAV_HOME_CURRENT}}>Front page</a></li>
{{>NAV_ITEMS}}
{{>NAV_MORE}}
</ul>
</nav>
{{/NAV}}
<footer>
<p><a href="#top">Back to top</a> | <a href="/low/about">About {{SITE_NAME}}</a> | <a href="/low/archive/">Archive</a> | <a href="/low/console">Console</a> | <a href="/low/corrections/">Corrections</a> | <a href="/low/help#feeds">Feeds</a> | <a href="/low/help">Help</a> | <a href="{{PAGE_PATH}}">Full version of this page</a></p>
<p>Published by {{PUBLISHER}}.</p>
</footer>
</body>
</html>
