# SPDX-License-Identifier: Apache-2.0
"""WordPress exports that tests write, and an edition to bring them to."""
import json
import os
import shutil
import sqlite3

import server

SPACES = "".join(
    ' xmlns:%s="%s"' % pair for pair in (
        ("excerpt", "http://wordpress.org/export/1.2/excerpt/"),
        ("content", "http://purl.org/rss/1.0/modules/content/"),
        ("dc", "http://purl.org/dc/elements/1.1/"),
        ("wp", "http://wordpress.org/export/1.2/")))
AUTHOR = ("<wp:author><wp:author_login>desk</wp:author_login><wp:author_email>"
          "desk@example.org</wp:author_email><wp:author_display_name>"
          "<![CDATA[The harbour desk]]></wp:author_display_name></wp:author>")


def cdata(text):
    """As WordPress writes it."""
    return "<![CDATA[%s]]>" % text.replace("]]>", "]]]]><![CDATA[>")


def item(number=1, title="Tide", body="High water.", excerpt="", more="",
         status="publish", kind="post", password="", link=None, guid=None,
         date="2012-01-05 14:30:46", gmt=None, terms=(("category", "harbour",
                                                       "Harbour"),)):
    """An item; more is whatever else stands in it."""
    link = link or "https://old.example.org/?p=%s" % number
    categories = "".join('<category domain="%s" nicename="%s">%s</category>' % (
        domain, nicename, cdata(name)) for domain, nicename, name in terms)
    return ("<item><title>%s</title><link>%s</link><dc:creator>%s</dc:creator>"
            "<guid isPermaLink=\"false\">%s</guid><content:encoded>%s"
            "</content:encoded><excerpt:encoded>%s</excerpt:encoded>"
            "<wp:post_id>%s</wp:post_id><wp:post_date>%s</wp:post_date>"
            "<wp:post_date_gmt>%s</wp:post_date_gmt><wp:post_name>tide-%s"
            "</wp:post_name><wp:status>%s</wp:status><wp:post_type>%s"
            "</wp:post_type><wp:post_password>%s</wp:post_password>%s%s"
            "</item>\n" % (
                cdata(title), link, cdata("desk"),
                guid or "https://old.example.org/?p=%s" % number, cdata(body),
                cdata(excerpt), number, date, date if gmt is None else gmt,
                number, status, kind, cdata(password), categories, more))


def export(*items, head="", spaces=SPACES):
    return ('<?xml version="1.0" encoding="UTF-8" ?>\n<!-- An export -->\n'
            '<rss version="2.0"%s>\n<channel>\n<title>Old Courier</title>'
            "<link>https://old.example.org</link><language>en-GB</language>"
            "<wp:wxr_version>1.2</wp:wxr_version><wp:base_blog_url>"
            "https://old.example.org</wp:base_blog_url>%s%s\n%s</channel>\n"
            "</rss>\n" % (spaces, AUTHOR, head, "".join(items)))


def meta(key, value):
    return ("<wp:postmeta><wp:meta_key>%s</wp:meta_key><wp:meta_value>%s"
            "</wp:meta_value></wp:postmeta>" % (key, cdata(value)))


def attachment(number, url, title="", alt="", caption="", parent=0):
    return item(number, title=title, body="", excerpt=caption,
                status="inherit", kind="attachment", more=(
                    "<wp:attachment_url>%s</wp:attachment_url>"
                    "<wp:post_parent>%s</wp:post_parent>%s" % (
                        url, parent, meta("_wp_attachment_image_alt", alt))))


def comment(number, text, name="A pilot", approved="1", kind="",
            date="2012-01-06 10:00:00"):
    return ("<wp:comment><wp:comment_id>%s</wp:comment_id><wp:comment_author>"
            "%s</wp:comment_author><wp:comment_author_email>"
            "pilot@private.example</wp:comment_author_email>"
            "<wp:comment_author_IP>203.0.113.77</wp:comment_author_IP>"
            "<wp:comment_date_gmt>%s</wp:comment_date_gmt><wp:comment_content>"
            "%s</wp:comment_content><wp:comment_approved>%s"
            "</wp:comment_approved><wp:comment_type>%s</wp:comment_type>"
            "</wp:comment>" % (number, cdata(name), date, cdata(text),
                               approved, kind))


class Edition:
    """An edition that can be emptied fast."""

    def __init__(self, work):
        self.home = server.make_edition(os.path.join(work, "home"))
        self.edition = os.path.join(self.home, "edition")
        self.files = os.path.join(work, "files")
        self.empty = os.path.join(work, "empty")
        self.map = os.path.join(self.files, "a.map")
        shutil.copytree(self.edition, self.empty)
        self.clear()

    def clear(self):
        shutil.rmtree(self.edition)
        shutil.copytree(self.empty, self.edition)
        shutil.rmtree(self.files, True)
        os.mkdir(self.files)

    def run(self, *args):
        """A run; its exit status, its counts, and all that it says."""
        # A run a file: under sanitizers the fuzz target reads them all.
        done = server.broadsheet(self.home, "import", "--json", *args,
                                 check=False, build=server.PLAIN_BUILD)
        try:
            said = json.loads(done.stdout)
        except ValueError:
            return done.returncode, {}, done.stderr
        why = "\n".join(
            note["text"] for name in ("refused", "skipped", "remarks")
            for note in said[name])
        return done.returncode, said["count"], why

    def put(self, text, name="a.xml"):
        path = os.path.join(self.files, name)
        with open(path, "wb") as out:
            out.write(text if isinstance(text, bytes) else text.encode())
        return path

    def give(self, *items, args=(), **more):
        """Import an export of items."""
        return self.run("--map", self.map, *args,
                        self.put(export(*items, **more)))

    def ask(self, question, *args, db="edition.db"):
        base = sqlite3.connect("file:%s?mode=ro" % os.path.join(
            self.edition, db), uri=True)
        try:
            return base.execute(question, args).fetchall()
        finally:
            base.close()

    def documents(self):
        """{guid: document} of what was ever public."""
        return {guid: json.loads(text) for guid, text in self.ask(
            "SELECT i.guid, r.document FROM source_item i JOIN story s "
            "ON s.id = i.story JOIN revision r ON r.story = s.id "
            "AND r.number = s.revision ORDER BY s.id")}

