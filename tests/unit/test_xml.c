/* SPDX-License-Identifier: Apache-2.0 */
/*
 * XML as it comes: its events, with namespaces; what is dangerous is refused
 * by name; what is in an element as text and as markup.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>
#include <zlib.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/fault.h"
#include "wire/xml.h"

#include "base/banned.h"

static struct arena *a;

static int
set_up(void **state)
{
	(void)state;
	a = arena_new(64 << 20);
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	arena_free(a);
	return 0;
}

static struct xml *
open_text(const char *text)
{
	struct fault f = {0};
	struct xml *x =
	    xml_open_bytes("it.xml", text, strlen(text), &f);

	assert_non_null(x);
	return x;
}

/* All events in one line: "<a (b) >"; a fault's text at the end. */
static const char *
events(struct xml *x)
{
	struct buf b = {0};
	struct fault f = {0};
	enum xml_event event;
	const char *made;

	while ((event = xml_next(x, &f)) != XML_OVER) {
		if (event == XML_FAULTED) {
			assert_int_equal(f.cause, FAULT_DATA);
			buf_printf(&b, "! %s", f.text);
			break;
		}
		if (event == XML_TEXT)
			buf_printf(&b, "(%s)", xml_text(x, a));
		else
			buf_printf(&b, "%s%s%s%s", event == XML_END ? "/" : "<",
			    xml_space(x), xml_space(x)[0] == '\0' ? "" : ":",
			    xml_name(x));
	}
	made = arena_string(a, buf_string(&b));
	buf_release(&b);
	xml_close(x);
	return made;
}

static void
tells_events(void **state)
{
	static const struct {
		const char *in, *want;
	} rows[] = {
	    {"<a/>", "<a/a"},
	    {"<a></a>", "<a/a"},
	    {"<a>x<b/>y</a>", "<a(x)<b/b(y)/a"},
	    {"<a xmlns='u'><p:b xmlns:p='v'/></a>", "<u:a<v:b/v:b/u:a"},
	    {"<a><![CDATA[<&]]></a>", "<a(<&)/a"},
	    {"<a>&lt;&#65;&amp;</a>", "<a(<A&)/a"},
	    {"<?xml version='1.0'?><!-- c --><a><?p i?></a>", "<a/a"},
	    {"<?xml version='1.0' encoding='iso-8859-1'?><a>\xe9</a>",
		"<a(\u00e9)/a"},
	    {"", "! it.xml:1: "},
	    {"<a>", "! it.xml:1: "},
	    {"<a></b>", "! it.xml:1: "},
	    {"text", "! it.xml:1: "},
	    {"<a>&nbsp;</a>", "! it.xml:1: Entity 'nbsp' not defined"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const char *got = events(open_text(rows[i].in));

		if (strncmp(got, rows[i].want, strlen(rows[i].want)) != 0 &&
		    strstr(rows[i].want, "! ") == NULL)
			fail_msg("%s: %s", rows[i].in, got);
		if (strstr(rows[i].want, "! ") != NULL &&
		    strstr(got, strstr(rows[i].want, "! ")) == NULL)
			fail_msg("%s: %s", rows[i].in, got);
	}
}

static void
refuses_what_is_dangerous(void **state)
{
	static const char *const rows[] = {
	    "<!DOCTYPE a><a/>",
	    "<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>",
	    "<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>",
	    "<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><a>&e;</a>",
	    "<!DOCTYPE a [<!ENTITY a '1'><!ENTITY b '&a;&a;'>"
	    "<!ENTITY c '&b;&b;'>]><a>&c;</a>",
	};
	struct buf deep = {0};
	const char *got;

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		got = events(open_text(rows[i]));
		if (strstr(got, "a DOCTYPE is not taken") == NULL)
			fail_msg("%s: %s", rows[i], got);
	}
	for (int i = 0; i < 50000; i++)
		buf_puts(&deep, "<a>");
	got = events(open_text(buf_string(&deep)));
	assert_non_null(strstr(got, "too deep in one another"));
	buf_release(&deep);
}

static void
reads_elements(void **state)
{
	static const char text[] =
	    "<r xmlns='u' xmlns:m='w'><t i='1' m:i='2'>one<b>two</b> &amp; "
	    "</t><e/><h>a<p class='&quot;x'>b<br/>c &lt;d&gt;</p></h><z/></r>";
	struct xml *x = open_text(text);
	struct fault f = {0};
	const char *got;

	(void)state;
	assert_int_equal(xml_next(x, &f), XML_START);
	assert_int_equal(xml_next(x, &f), XML_START);
	assert_true(xml_is(x, "u", "t"));
	assert_false(xml_is(x, "", "t"));
	assert_int_equal(xml_depth(x), 2);
	assert_string_equal(xml_attribute(x, a, "", "i"), "1");
	assert_string_equal(xml_attribute(x, a, "w", "i"), "2");
	assert_null(xml_attribute(x, a, "", "j"));
	assert_true(xml_content(x, a, 100, &got, &f));
	assert_string_equal(got, "onetwo & ");
	assert_int_equal(xml_next(x, &f), XML_START);
	assert_true(xml_content(x, a, 100, &got, &f));
	assert_string_equal(got, "");
	assert_int_equal(xml_next(x, &f), XML_START);
	assert_true(xml_markup(x, a, 1000, &got, &f));
	assert_string_equal(
	    got, "a<p class=\"&quot;x\">b<br>c &lt;d&gt;</p>");
	assert_int_equal(xml_next(x, &f), XML_START);
	assert_true(xml_skip(x, &f));
	assert_int_equal(xml_next(x, &f), XML_END);
	assert_true(xml_is(x, "u", "r"));
	assert_int_equal(xml_next(x, &f), XML_OVER);
	xml_close(x);
	x = open_text("<r>12345678901</r>");
	assert_int_equal(xml_next(x, &f), XML_START);
	assert_false(xml_content(x, a, 10, &got, &f));
	assert_int_equal(f.cause, FAULT_DATA);
	assert_non_null(strstr(f.text, "too much in it"));
	xml_close(x);
}

static void
reads_files(void **state)
{
	char path[] = "/tmp/test_xml_XXXXXX";
	int fd = mkstemp(path);
	struct fault f = {0};
	gzFile out;
	struct xml *x;

	(void)state;
	assert_true(fd >= 0);
	out = gzdopen(fd, "wb");
	assert_int_equal(gzputs(out, "<a>x</a>"), 8);
	gzclose(out);
	x = xml_open(path, &f);
	assert_non_null(x);
	assert_string_equal(events(x), "<a(x)/a");
	unlink(path);
	assert_null(xml_open(path, &f));
	assert_int_equal(f.cause, FAULT_NOINPUT);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(tells_events),
	    cmocka_unit_test(refuses_what_is_dangerous),
	    cmocka_unit_test(reads_elements),
	    cmocka_unit_test(reads_files),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
