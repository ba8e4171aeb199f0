/* SPDX-License-Identifier: Apache-2.0 */
/*
 * letter_cases CASES SEED WORDS SAMPLE: what readers might write into the
 * form, CASES times, each made of the words of a file (NUL between them) and
 * of what people write; every letter that comes of it is checked as
 * tests/fuzz/letter_check.h says. Some letters go to the file SAMPLE, each
 * after a line "BYTES RECIPIENT", for other parsers. Prints "cases N forms N
 * letters N raw N sample N".
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "tests/fuzz/letter_check.h"

enum { WORDS_MAX = 20000, SAMPLES = 2000 };

static const char *words[WORDS_MAX];
static size_t n_words;
static uint64_t state;

static uint64_t
pick(uint64_t n) /* xorshift64* */
{
	state ^= state >> 12;
	state ^= state << 25;
	state ^= state >> 27;
	return (state * 0x2545f4914f6cdd1dULL >> 33) % n;
}

static const char *const plain[LETTER__MAX][4] = {
    [LETTER_NAME] = {"A Pilot", "J. R. O'Lee", "مرسى", "Ærø-Ó"},
    [LETTER_EMAIL] = {"pilot@example.org", "p.i+lot@a-b.example",
	"pílot@bücher.example", "'{|}~@example.net"},
    [LETTER_FRIENDS] = {"friend@example.net", "a@b.example, c@d.example",
	"друг@почта.example;x@example.org", "UP@Example.ORG"},
    [LETTER_NOTE] = {"", "See the second paragraph.", "东京 שלום 😀",
	"line\r\n.\r\nFrom him"},
    [LETTER_HEADLINE] = {"Divers put back North Quay stones",
	"وفد مرسى اللؤلؤ يزور سولتمير", "=?utf-8?q?=0d=0aBcc:_x@y.example?=",
	"A headline that goes on and on, so that it must be folded, more than "
	"once, at a space — or at none"},
    [LETTER_TEXT] = {"Text.\n", ".\n..\nFrom here\n--=_0123\n", "東京。\n",
	"a  \n\t b \n=20=0D=0A\n"},
    [LETTER_SITE] = {"The Saltmere Courier", "\"Q\" <a@b.c>, \\ ; (x)",
	"Le Courrier de l'Été", "\u05e9\u05dc\u05d5\u05dd"},
};

static void
add_random(struct buf *b)
{
	static const char signs[] = "\r\n\t ,;:@<>()[]\"\\=?_.-%&\x7f\x1b\x85";
	char utf8[6];

	for (uint64_t n = pick(12); n > 0; n--) {
		switch (pick(4)) {
		case 0:
			buf_append(b, signs + pick(sizeof(signs) - 1), 1);
			break;
		case 1:
			buf_printf(b, "%c", (int)('a' + pick(26)));
			break;
		case 2:
			buf_append(b, utf8,
			    (size_t)g_unichar_to_utf8(
				0x2000 + (gunichar)pick(0x80), utf8));
			break;
		default:
			buf_append(b, utf8,
			    (size_t)g_unichar_to_utf8(
				1 + (gunichar)pick(0xd7ff), utf8));
		}
	}
	if (pick(20) == 0)
		for (uint64_t n = pick(3000); n > 0; n--)
			buf_puts(b, "w");
}

/* Most are what people write, so that most forms are taken. */
static const char *
make_field(struct arena *a, int field)
{
	bool is_odd = pick(field < LETTER_HEADLINE ? 6 : 2) == 0;
	struct buf b = {0};
	const char *made;

	if (!is_odd || pick(2) == 0)
		buf_puts(&b, plain[field][pick(4)]);
	if (is_odd && n_words > 0 && pick(2) == 0)
		buf_puts(&b, words[pick(n_words)]);
	else if (is_odd)
		add_random(&b);
	if (is_odd && pick(3) == 0)
		buf_puts(&b, plain[field][pick(4)]);
	made = arena_string(a, buf_string(&b));
	buf_release(&b);
	return made;
}

static void
load_words(struct arena *a, const char *path)
{
	char *text;
	gsize n;

	if (!g_file_get_contents(path, &text, &n, NULL))
		return;
	for (const char *p = text; p < text + n && n_words < WORDS_MAX;
	     p += strlen(p) + 1)
		words[n_words++] = arena_string(a, p);
	g_free(text);
}

struct counts {
	long forms, letters, raw, sample;
};

/* All letters of one case; false: one is wrong. */
static bool
check_case(struct arena *a, long every, FILE *sample, struct counts *n)
{
	const char *field[LETTER__MAX];
	struct mail_letter l;
	struct buf out = {0};

	for (int i = 0; i < LETTER__MAX; i++)
		field[i] = make_field(a, i);
	for (int i = -1; i < WRITING_FRIENDS_MAX && letter_wrong == NULL; i++) {
		buf_reset(&out);
		if (!letter_of_case(a, field, i < 0, i, &l, &out))
			continue;
		letter_check(a, &l, &out);
		n->forms += i == 0;
		*(i < 0 ? &n->raw : &n->letters) += 1;
		if (i < 0 || n->letters % every != 0)
			continue;
		fprintf(sample, "%zu %s\n", out.len, l.to);
		fwrite(out.data, 1, out.len, sample);
		n->sample++;
	}
	if (letter_wrong != NULL) {
		printf("wrong: %s\n", letter_wrong);
		for (int i = 0; i < LETTER__MAX; i++)
			printf("%d: %s\n", i, g_strescape(field[i], NULL));
		fwrite(out.data, 1, out.len, stdout);
	}
	buf_release(&out);
	return letter_wrong == NULL;
}

int
main(int argc, char **argv)
{
	struct arena *all = arena_new(256 << 20), *a = arena_new(64 << 20);
	struct counts n = {0};
	long cases, every;
	FILE *sample;

	if (argc != 5)
		return 64;
	cases = strtol(argv[1], NULL, 10);
	every = cases / SAMPLES + 1;
	state = strtoull(argv[2], NULL, 10) * 2 + 1;
	load_words(all, argv[3]);
	sample = fopen(argv[4], "we");
	if (sample == NULL)
		return 73;
	for (long i = 0; i < cases; i++) {
		if (!check_case(a, every, sample, &n))
			return 1;
		arena_reset(a);
	}
	fclose(sample);
	printf("cases %ld forms %ld letters %ld raw %ld sample %ld\n", cases,
	    n.forms, n.letters, n.raw, n.sample);
	arena_free(a);
	arena_free(all);
	return 0;
}
