/* SPDX-License-Identifier: Apache-2.0 */
/*
 * lint.h: that each thing ctemplate would let through is refused, with its
 * line and its reason, and that templates as we write them pass.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/fault.h"
#include "view/lint.h"

#include "base/banned.h"

#define HTML "{{%AUTOESCAPE context=\"HTML\"}}\n"
#define XML "{{%AUTOESCAPE context=\"XML\"}}\n"
#define LD "<script type=\"application/ld+json\">"
#define TEN(s) s s s s s s s s s s

struct row {
	const char *name;
	const char *in;
	const char *want; /* NULL: passes; else a part of the message */
};

static bool
is_marker(const char *marker, size_t length)
{
	static const char *const known[] = {"A", "B", "S", "T", "S_separator",
	    "BODY", "FIGURE", "JSON_LD", "PART", "x1_y"};

	for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++) {
		if (strlen(known[i]) == length &&
		    memcmp(known[i], marker, length) == 0)
			return true;
	}
	return false;
}

static const struct row good[] = {
    {"pragma alone", "{{%AUTOESCAPE context=\"HTML\"}}", NULL},
    {"text", HTML "<p>a < b & c</p>\n", NULL},
    {"marker in text", HTML "<p>{{A}}{{x1_y}}</p>", NULL},
    {"three braces", HTML "<p>{{{A}}}</p>", NULL},
    {"single braces", HTML "<p>{A} } {</p>", NULL},
    {"marker in values", HTML "<p title=\"{{A}}\" lang='{{B}}'>", NULL},
    {"literal without quotes", HTML "<td width=100 nowrap>", NULL},
    {"address", HTML "<a href=\"{{A}}\"><img src=\"/x/{{B:u}}\">", NULL},
    {"mail address", HTML "<a href=\"mailto:{{A}}\">", NULL},
    {"srcset", HTML "<img srcset=\"{{A:U=html}} 1x, {{B:U=html}} 2x\">", NULL},
    {"long form of a modifier",
	HTML "<video poster=\"{{A:url_escape_with_arg=html}}\">", NULL},
    {"title and textarea",
	HTML "<title>{{A}} <b></title><textarea>{{A:p}}</textarea>", NULL},
    {"title, upper case", HTML "<TITLE>{{A}}</Title >{{B}}", NULL},
    {"body and figure", HTML "{{BODY:none}}<p>{{FIGURE:none}}</p>", NULL},
    {"JSON-LD", HTML LD "{{JSON_LD:none}}</script>", NULL},
    {"JSON-LD, type not first",
	HTML "<script id=\"x\" TYPE='Application/LD+JSON'>{}</script>", NULL},
    {"JSON-LD in a section",
	HTML "{{#JSON_LD}}" LD "{{JSON_LD:none}}</script>{{/JSON_LD}}", NULL},
    {"section between attributes",
	HTML "<a{{#S}} class=\"y\"{{/S}} href=\"{{A}}\">", NULL},
    {"two sections between attributes",
	HTML "<a{{#S}} class=\"y\"{{/S}}{{#T}} id=\"z\"{{/T}}>", NULL},
    {"section round a name", HTML "<option {{#S}}selected{{/S}}>", NULL},
    {"section in a value", HTML "<p class=\"a{{#S}} {{A}}{{/S}}\">", NULL},
    {"section in a title", HTML "<title>{{#S}}{{A}} - {{/S}}x</title>", NULL},
    {"section round elements", HTML "{{#S}}<p>{{/S}}{{#T}}</p>{{/T}}", NULL},
    {"known separator", HTML "{{#S}}{{#S_separator}},{{/S_separator}}{{/S}}",
	NULL},
    {"section twice", HTML "{{#S}}a{{/S}}{{#S}}b{{/S}}", NULL},
    {"part", HTML "<ul>{{>PART}}</ul>", NULL},
    {"comment of ours", HTML "{{! <script> {{A }}<p{{!x}} id=\"y\">", NULL},
    {"comment", HTML "<!-- a - b -- c --><p>{{A}}</p>", NULL},
    {"doctype", HTML "<!DOCTYPE html>\n<html lang=\"{{A}}\">", NULL},
    {"empty elements", HTML "<br/><hr /><img alt=\"\"/>", NULL},
    {"> and < in a value", HTML "<p title=\"a > b < c\">{{A}}", NULL},
    {"attribute that begins like on", HTML "<p data-on=\"{{A}}\">", NULL},
    {"harmless meta", HTML "<meta name=\"description\" content=\"{{A}}\">",
	NULL},
    {"refresh without marker",
	HTML "<meta http-equiv=\"refresh\" content=\"300\">", NULL},
    {"part that opens elements", HTML "<html><body><main>", NULL},
    {"tag ends in the next line", HTML "<img alt=\"\"\n>", NULL},
    {"XML", XML "<?xml version=\"1.0\"?>\n<rss><a b=\"{{A}}\">{{B}}</a></rss>",
	NULL},
    {"XML has no HTML rules",
	XML "<script><x:style style=\"{{A}}\" onset=\"{{B}}\"/></script>",
	NULL},
    {"XML comment and CDATA", XML "<!-- a --><a><![CDATA[ <b ]]]></a>", NULL},
    {"32 sections deep",
	HTML TEN("{{#S}}") TEN("{{#S}}") TEN("{{#S}}") "{{#S}}{{#S}}" TEN(
	    "{{/S}}") TEN("{{/S}}") TEN("{{/S}}") "{{/S}}{{/S}}",
	NULL},
};

static const struct row tags[] = {
    {"empty", "", "t.tpl:1: begin the file with"},
    {"no pragma", "<p>{{A}}</p>", "t.tpl:1: begin the file with"},
    {"blank before pragma", " " HTML, "begin the file"},
    {"comment before pragma", "{{! x }}" HTML, "begin the file"},
    {"pragma of JSON", "{{%AUTOESCAPE context=\"JSON\"}}", "begin the file"},
    {"pragma with a state", "{{%AUTOESCAPE context=\"HTML\" state=\"IN_TAG\"}}",
	"begin the file"},
    {"second pragma", HTML "\n" HTML, "t.tpl:3: {{%AUTOESCAPE"},
    {"unknown pragma", HTML "{{%INDENT}}", "one pragma, AUTOESCAPE"},
    {"delimiters", HTML "{{=<% %>=}}", "keep {{ and }}"},
    {"no end", HTML "a\nb {{A\n", "t.tpl:3: a {{ without its }}"},
    {"no end, no name", HTML "a {{", "t.tpl:2: a {{ without its }}"},
    {"half an end", HTML "{{A}", "without its }}"},
    {"no name", HTML "{{}}", "without a name"},
    {"no section name", HTML "{{#}}{{/}}", "without a name"},
    {"blanks round a name", HTML "{{ A }}", "no blanks"},
    {"inverted section", HTML "{{^S}}{{/S}}", "is no marker"},
    {"minus in a name", HTML "{{A-B}}", "is no marker"},
    {"unknown marker", HTML "\n\n{{AA}}", "t.tpl:4: AA: there is no such"},
    {"lower case", HTML "{{a}}", "a: there is no such"},
    {"unknown section", HTML "{{#Q}}{{/Q}}", "Q: there is no such"},
    {"unknown part", HTML "{{>Q}}", "Q: there is no such"},
    {"unknown separator", HTML "{{#T}}{{#T_separator}}", "T_separator: there"},
    {"unknown modifier", HTML "{{A:foo}}", "no modifier \":foo\""},
    {"empty modifier", HTML "{{A:}}", "no modifier \":\""},
    {"modifier without value", HTML "{{A:U}}", "no modifier \":U\""},
    {"modifier on a section", HTML "{{#S:h}}{{/S}}", "takes no modifier"},
    {"section not open", HTML "a\n{{/S}}", "t.tpl:3: {{/S}}: no section"},
    {"section not closed", HTML "\n{{#S}}\n\n", "t.tpl:3: {{#S}} is never"},
    {"sections crossed", HTML "{{#S}}\n{{#T}}\n{{/S}}{{/T}}",
	"t.tpl:4: {{/S}}: close {{#T}} of line 3 first"},
    {"33 sections deep",
	HTML TEN("{{#S}}") TEN("{{#S}}") TEN("{{#S}}") "{{#S}}{{#S}}{{#S}}",
	"more than 32"},
    {"none", HTML "{{A:none}}", "A:none: only BODY"},
    {"none, then escaped", HTML "{{A:none:h}}", "A:none: only BODY"},
    {"none on a part", HTML "{{>PART:none}}", "PART:none: only BODY"},
    {"none on a part called BODY", HTML "{{>BODY:none}}", "BODY:none: only"},
    {"body in a value", HTML "<p title=\"{{BODY:none}}\">",
	"cannot stand in a quoted value"},
    {"body in a title", HTML "<title>{{BODY:none}}</title>",
	"BODY:none: is whole paragraphs"},
    {"JSON-LD in text", HTML "{{JSON_LD:none}}", "JSON_LD: stands only"},
    {"JSON-LD in a title", HTML "<title>{{JSON_LD:none}}</title>",
	"JSON_LD: stands only"},
    {"JSON-LD escaped as HTML", HTML LD "{{JSON_LD}}</script>",
	"JSON_LD: stands only"},
    {"other marker in JSON-LD", HTML LD "\"{{A:json_escape}}\"</script>",
	"in a <script> but JSON_LD"},
    {"body in JSON-LD", HTML LD "{{BODY:none}}</script>", "BODY:none"},
};

static const struct row places[] = {
    {"tag's name", HTML "<{{A}}>", "A: no marker may stand in a tag's name"},
    {"end of a tag's name", HTML "<h{{A}}>", "in a tag's name"},
    {"end tag's name", HTML "</{{A}}>", "in a tag's name"},
    {"attribute's name", HTML "<p {{A}}=\"x\">", "in an attribute's name"},
    {"end of an attribute's name", HTML "<p data-{{A}}=\"x\">",
	"in an attribute's name"},
    {"behind a value", HTML "<p id=\"x\"{{A}}>", "in an attribute's name"},
    {"behind an attribute", HTML "<p hidden {{A}}>", "attribute's name"},
    {"no quotes", HTML "<p\tid={{A}}>", "t.tpl:2: A: put quotes round"},
    {"end of no quotes", HTML "<a href=/x/{{A}}>", "A: put quotes round"},
    {"comment", HTML "<!-- {{A}} -->", "in a comment"},
    {"section in a comment", HTML "<!-- {{#S}}{{/S}} -->", "in a comment"},
    {"part in a comment", HTML "<!-- {{>PART}} -->", "in a comment"},
    {"doctype", HTML "<!DOCTYPE {{A}}>", "in a doctype"},
    {"behind <!", HTML "<!{{A}}", "in a \"<!\""},
    {"part in a value", HTML "<p title=\"{{>PART}}\">", "a part cannot"},
    {"part in a tag", HTML "<p {{>PART}}>", "a part cannot"},
    {"part in a title", HTML "<title>{{>PART}}</title>", "a part cannot"},
    {"behind < in a title", HTML "<title><{{A}}</title>", "behind a \"<\""},
    {"srcdoc", HTML "<iframe srcdoc=\"{{A}}\">", "may stand in srcdoc"},
    {"srcset", HTML "<img srcset=\"{{A}}\">", "{{A:U=html}}"},
    {"poster", HTML "<video poster=\"{{A:h}}\">", "{{A:U=html}}"},
    {"formaction", HTML "<button FormAction='{{A}}'>", "{{A:U=html}}"},
    {"xlink:href", HTML "<use xlink:href=\"{{A:u}}\">", "{{A:U=html}}"},
    {"ping", HTML "<a ping=\"{{A}}\">", "{{A:U=html}}"},
    {"imagesrcset", HTML "<link imagesrcset=\"{{A}}\">", "{{A:U=html}}"},
    {"data-x-url", HTML "<p data-x-url=\"{{A}}\">", "{{A:U=html}}"},
    {"h in href", HTML "<a href=\"{{A:h}}\">", "take it off"},
    {"h in src", HTML "<img src=\"/{{A:html_escape}}\">", "take it off"},
    {"none in action", HTML "<form action=\"{{BODY:none}}\">", "BODY:none"},
    {"meta refresh", HTML "<meta http-equiv=refresh content=\"0;{{A}}\">",
	"<meta http-equiv>: take the marker"},
    {"meta refresh, content first",
	HTML "<meta content=\"{{A}}\"{{#S}} http-equiv=\"x\"{{/S}}\n>",
	"t.tpl:2: <meta http-equiv>: take the marker"},
    {"http-equiv", HTML "<meta http-equiv=\"{{A}}\">", "in http-equiv"},
    {"XML tag's name", XML "<{{A}}>", "in a tag's name"},
    {"XML without quotes", XML "<a b={{A}}>", "put quotes round"},
    {"XML comment", XML "<!-- {{A}} -->", "in a comment"},
    {"XML CDATA", XML "<a><![CDATA[{{A}}]]></a>", "in a CDATA section"},
    {"XML none", XML "<a>{{A:none}}</a>", "A:none: only BODY"},
    {"XML section", XML "<a>{{#S}}</a>", "{{#S}} is never closed"},
};

static const struct row sections[] = {
    {"opens a quote", HTML "<p {{#S}}title=\"{{/S}}x\">",
	"begins in an attribute's name and ends in a quoted value"},
    {"closes a quote", HTML "<p title=\"{{#S}}x\"{{/S}}>",
	"begins in a quoted value and ends in an attribute's name"},
    {"opens a tag", HTML "{{#S}}<p {{/S}}>",
	"begins in text and ends in an attribute's name"},
    {"closes a tag", HTML "<p {{#S}}>\n{{/S}}", "t.tpl:3: {{/S}}"},
    {"into another tag", HTML "<p {{#S}}><b {{/S}}>", "ends in another"},
    {"into another value", HTML "<p a=\"{{#S}}\" b=\"{{/S}}\">",
	"ends in another"},
    {"into another title", HTML "<title>{{#S}}</title><title>{{/S}}</title>",
	"ends in another"},
    {"from a start tag to its end tag", HTML "<title{{#S}}></title {{/S}}>",
	"ends in another"},
    {"opens a title", HTML "{{#S}}<title>{{/S}}</title>", "ends in a script,"},
    {"behind =", HTML "<p id={{#S}}\"x\"{{/S}}>", "begin or end in an unq"},
    {"in a tag's name", HTML "<h{{#S}}1{{/S}}>", "put a blank before"},
    {"behind <", HTML "<{{#S}}b{{/S}}>", "begin or end in a tag's name"},
    {"in an end tag's name", HTML "<title></ti{{#S}}{{/S}}tle>",
	"begin or end in a tag's name"},
    {"splits a name", HTML "<p on{{#S}}{{/S}}click=\"\">", "put a blank"},
    {"name, then =", HTML "<p id{{#S}} {{/S}}=\"\">", "without an attribute"},
    {"hidden blank", HTML "<p{{#S}} {{/S}}id=\"x\">", "put a blank before"},
};

static const struct row texts[] = {
    {"onclick", HTML "<a\nonclick=\"x()\">", "put a blank before"},
    {"ONCLICK", HTML "\n<a ONCLICK=\"x()\">", "t.tpl:3: onclick: our pages"},
    {"onload without value", HTML "<body onload>", "onload: our pages"},
    {"onclick behind a slash", HTML "<a/onclick='x'>", "onclick: our pages"},
    {"name split by a comment", HTML "<a on{{! x }}click=\"\">", "onclick:"},
    {"style attribute", HTML "<p Style=\"color:red\">", "style: our pages"},
    {"style element", HTML "<STYLE>p{}</STYLE>", "<style>: our pages"},
    {"script", HTML "<script>x()</script>", "t.tpl:2: <script>: only"},
    {"script with src", HTML "<script src=\"/x.js\"></script>", "<script>:"},
    {"script in parts", HTML "<scr{{! x }}ipt>", "<script>: only"},
    {"script of another type", HTML "<script type=\"module\">", "<script>:"},
    {"script, two types",
	HTML "<script type=\"a\" type=\"application/ld+json\">", "<script>:"},
    {"script, type from a marker", HTML "<script type=\"{{A}}\">",
	"<script>: only"},
    {"script, type in a section",
	HTML "<script{{#S}} type=\"application/ld+json\"{{/S}}>",
	"a section cannot stand in a <script"},
    {"script, <!--", HTML LD "<!-- <script> </script>", "\"<!--\" changes"},
    {"javascript:", HTML "<a href=\"javascript:x()\">",
	"href: write no javascript: address"},
    {"javascript:, blanks and case", HTML "<a href=' Java\n Script :x'>",
	"no javascript:"},
    {"javascript:, references", HTML "<a href=\"&#x6a;avas&#99ript&colon;x\">",
	"no javascript:"},
    {"javascript:, no quotes", HTML "<form action=javascript:x>",
	"action: write no javascript:"},
    {"javascript:, in a section",
	HTML "<a href=\"{{#S}}/a{{/S}}{{#T}}javascript:x{{/T}}\">",
	"no javascript:"},
    {"javascript:, name cut by a section",
	HTML "<a href=javascript:x{{#S}} id=\"y\"{{/S}}>", "no javascript:"},
    {"ends in a tag", HTML "\n<p class=\"x\"", "t.tpl:3: the tag"},
    {"ends in a tag's name", HTML "<p", "the tag that begins here"},
    {"ends behind <", HTML "a <", "the tag that begins here"},
    {"ends in a value", HTML "<p\n title=\"x>\n\n", "put a blank before"},
    {"ends in a quote", HTML "\n<p title=\"x>\n\n", "t.tpl:3: the quoted"},
    {"ends in a comment", HTML "<!--\nx", "t.tpl:2: a comment that"},
    {"ends in a script", HTML LD "{}\n</scrip", "t.tpl:2: the <script>"},
    {"ends in a title", HTML "<title>x", "the <title> that begins here"},
    {"ends in a doctype", HTML "<!doctype html", "a doctype that begins"},
    {"ends in CDATA", XML "<a><![CDATA[x]]", "a CDATA section that begins"},
    {"tag not closed", HTML "<p class=\"x\"\n<b>", "close the tag <p> of"},
    {"quote in a tag's name", HTML "<p\"b>", "\" cannot stand in a tag's"},
    {"-- and > on two lines", HTML "<!-- a --\n> {{A}} -->",
	"a line of a comment must not end in \"-\""},
    {"end tag on two lines", HTML "<title>a</ti\ntle>",
	"cannot go on in the next line"},
    {"quote in a name", HTML "<p a\"b>", "\" cannot stand in an attr"},
    {"quote in a bare value", HTML "<p a=b\"c\">", "put quotes round it"},
    {"no value", HTML "<p id=>", "write a value in quotes"},
    {"attributes glued", HTML "<p a=\"x\"b=\"y\">", "put a blank before"},
    {"attribute in the next line", HTML "<p a=\"x\"\n  b=\"y\">",
	"put a blank before"},
    {"HTML CDATA", HTML "<![CDATA[x]]>", "begins neither"},
    {"HTML <?", HTML "<?php x ?>", "no \"<?\""},
    {"abrupt comment", HTML "<!--> {{A}} -->", "write a comment as"},
    {"abrupt comment, -->", HTML "<!---> {{A}} -->", "write a comment as"},
    {"--!>", HTML "<!-- x --!> {{A}} -->", "write a comment as"},
    {"</ and no name", HTML "</ p>", "write a tag's name"},
};

static size_t
run(const struct row *row, size_t n)
{
	size_t failed = 0;

	for (size_t i = 0; i < n; i++) {
		size_t length = strlen(row[i].in);
		char *exact = malloc(length == 0 ? 1 : length);
		struct fault f = {0};
		bool ok;

		/* Without a NUL behind it, so that a byte too far shows. */
		assert_non_null(exact);
		memcpy(exact, row[i].in, length);
		ok = view_lint("t.tpl", exact, length, is_marker, &f);
		free(exact);
		if (row[i].want == NULL
			? ok && f.cause == FAULT_NONE
			: !ok && f.cause == FAULT_CONFIG &&
			      strncmp(f.text, "t.tpl:", 6) == 0 &&
			      strstr(f.text, row[i].want) != NULL)
			continue;
		print_error(
		    "%s: got \"%s\"\n", row[i].name, ok ? "passes" : f.text);
		failed++;
	}
	return failed;
}

#define RUN(rows) assert_int_equal(run(rows, sizeof(rows) / sizeof(*(rows))), 0)

static void
test_good(void **state)
{
	(void)state;
	RUN(good);
}

static void
test_tags(void **state)
{
	(void)state;
	RUN(tags);
}

static void
test_places(void **state)
{
	(void)state;
	RUN(places);
}

static void
test_sections(void **state)
{
	(void)state;
	RUN(sections);
}

static void
test_texts(void **state)
{
	(void)state;
	RUN(texts);
}

/* Every good template, cut at every byte, is refused or passes; no more. */
static void
test_cut_anywhere(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(good) / sizeof(*good); i++) {
		for (size_t n = 0; n < strlen(good[i].in); n++) {
			char *cut = malloc(n + 1);

			assert_non_null(cut);
			memcpy(cut, good[i].in, n);
			view_lint("t.tpl", cut, n, is_marker, NULL);
			free(cut);
		}
	}
}

static void
test_nul(void **state)
{
	static const char text[] = HTML "<p on\0click=\"\">";
	struct fault f = {0};

	(void)state;
	assert_false(view_lint("t.tpl", text, sizeof(text) - 1, is_marker, &f));
	assert_non_null(strstr(f.text, "NUL"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_good),
	    cmocka_unit_test(test_tags),
	    cmocka_unit_test(test_places),
	    cmocka_unit_test(test_sections),
	    cmocka_unit_test(test_texts),
	    cmocka_unit_test(test_cut_anywhere),
	    cmocka_unit_test(test_nul),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
