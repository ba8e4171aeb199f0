/* SPDX-License-Identifier: Apache-2.0 */
#ifndef STORY_BODY_H
#define STORY_BODY_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct fault;

/*
 * The story body: CommonMark 0.30 without raw HTML (libcmark). Crossheads
 * are headings, shown as <h2> and below whatever their level was; a picture
 * stands where a paragraph is nothing but ![](picture:N).
 */

/* A picture's HTML in each skin, made by the caller from a template. */
struct body_figure {
	const char *full;
	const char *low;
};

/* What is said in a clip, and the crosshead that it stands under. */
struct body_transcript {
	const char *heading;
	const char *markdown;
};

struct body_args {
	const char *markdown;
	size_t n_figures;
	/*
	 * picture:1 is the first. Behind the n_figures stand n_clips more,
	 * which are shown at the top and cannot be placed.
	 */
	const struct body_figure *figures;
	size_t n_clips;
	size_t n_transcripts; /* at the end of the body, in order */
	const struct body_transcript *transcripts;
	/* The site's own address: links to it stay in the reader's skin. */
	const char *base_url;
	/*
	 * How large a low page's body may get, gzipped at level 6; taken as
	 * 512 when less.
	 */
	size_t low_max_bytes;
};

struct body {
	const char *full;
	size_t n_low; /* at least 1 */
	const char **low;
	/* Without transcripts. Runs of letters and digits; Han and kana count half a word each. */
	size_t words;
};

/*
 * Render both skins into arena a. Links are kept when they are http, https,
 * mailto or a path on this site; others lose the link and keep their text.
 * In the low skin, paths on this site lead to the low twin. A picture from
 * elsewhere becomes a link to it, "[Picture: ALT]". The highest heading is
 * <h2>, the lowest <h3>, and none skips a level. A low page ends between
 * blocks, but not after a heading; a block too large for a page is cut; only
 * what cannot be cut, like a figure, may make a page larger than
 * low_max_bytes. false: FAULT_DATA, as body_check.
 */
bool body_render(struct arena *a, const struct body_args *args,
    struct body *body, struct fault *f);

/*
 * What html takes on the wire, at most, in bytes: gzipped at level 6, as low
 * pages are measured.
 */
size_t body_gzipped(const char *html);

/*
 * Whether markdown is a body that we take: clean UTF-8 of at most
 * DOCUMENT_BODY_BYTES_MAX, no raw HTML, nested at most 100 deep, every
 * picture:N between 1 and n_pictures and placed once, in a paragraph that
 * has nothing but such pictures. false: FAULT_DATA naming the line.
 */
bool body_check(const char *markdown, size_t n_pictures, struct fault *f);

/*
 * The text of a body that body_check takes, without any marks: paragraphs
 * parted by empty lines, items of tight lists by line ends, pictures as
 * their alt text. In arena a.
 */
char *body_text(struct arena *a, const char *markdown);

/*
 * A body that body_check takes with n_pictures, to be read as text/plain: in
 * lines of at most columns display columns (wrap_text), ended by '\n', none
 * with blanks behind; "" when there is nothing. Blocks are parted by empty
 * lines, but not in tight lists; crossheads underlined; items after "- " or
 * "1. " with a hanging indent, quotes after "> ", until indents take half of
 * the columns; code indented by four and not wrapped. Links and emphasis are
 * their text alone (body_links), pictures from elsewhere as body_render has
 * them. U+FFFC and what utf8_is_clean refuses are left out, even when written
 * as references. Each of the document's pictures is a line with nothing but
 * the indent or marker and U+FFFC, in the order of body_figures, for the
 * caller to replace. In arena a.
 */
char *body_plain(
    struct arena *a, const char *markdown, size_t n_pictures, size_t columns);

/*
 * A body that body_check takes, with with[N - 1] in place of ![](picture:N)
 * where those stand; all else stays as it is written. In arena a.
 */
const char *body_with_pictures(struct arena *a, const char *markdown,
    const char *const *with, size_t n_with);

struct body_link {
	const char *text; /* on one line, never empty */
	const char *url;
};

/*
 * The links of a body that body_check takes, in order, to *links in arena a;
 * how many there are. Only those that body_render keeps, pictures from
 * elsewhere among them; paths on this site are paths. No url comes twice, and
 * none whose link's text says it already.
 */
size_t body_links(
    struct arena *a, const char *markdown, struct body_link **links);

/*
 * The numbers, from 1, of the pictures of a body that body_check takes with
 * n_pictures, in the order in which they stand: those that it does not place
 * come first. To *order in arena a; n_pictures of them.
 */
size_t body_figures(
    struct arena *a, const char *markdown, size_t n_pictures, size_t **order);

/*
 * CommonMark from foreign text, in arena a. Text that is CommonMark without
 * raw HTML stays as it is (utf8_clean), unless base is given and it has
 * relative addresses. Else, and always when is_html, it is parsed as HTML5
 * and what is known of it becomes CommonMark: paragraphs, headings, lists,
 * quotes, code, emphasis, links; pictures, films and frames as links to
 * them. A table becomes a list with an item a row, "Party: Green; Seats: 4"
 * when its first row is headers (one whose column is empty is left out); a
 * table of one column, or with blocks in it, gives way to its content.
 * Scripts, styles, form controls, SVG and MathML go; other elements give way
 * to their content. No words are lost or added otherwise; emphasis is, where
 * CommonMark cannot say it. base (or "") is what relative addresses are
 * taken against. picture:N stays only in Markdown. The result may still be
 * refused by body_check. false: FAULT_DATA, more than 1 MiB of HTML or 256
 * KiB of Markdown, or too deep.
 */
bool body_import(struct arena *a, const char *text, size_t n, bool is_html,
    const char *base, const char **markdown, struct fault *f);

#endif
