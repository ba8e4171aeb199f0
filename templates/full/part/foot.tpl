{{%AUTOESCAPE context="HTML"}}
</main>
<footer class="foot">
<ul>
<li><a href="#top">Back to top</a></li>
<li><a href="/about">About {{SITE_NAME}}</a></li>
<li><a href="/archive/">Archive</a></li>
<li><a href="/console">Console</a></li>
<li><a href="/corrections/">Corrections</a></li>
<li><a href="/help#feeds">Feeds</a></li>
<li><a href="/help">Help</a></li>
<li><a href="/low{{PAGE_PATH}}">Low graphics version of this page</a></li>
</ul>
<p>Published by {{PUBLISHER}}.</p>
</footer>
</body>
</html>
