/* SPDX-License-Identifier: Apache-2.0 */
#ifndef DESK_FEEDBACK_H
#define DESK_FEEDBACK_H

#include <stdbool.h>
#include <stdint.h>

struct arena;
struct desk;
struct fault;
struct feedback;

/*
 * The acts of editors on what readers told them. As those of desk.h: each is
 * in the audit log; false with FAULT_DATA is a step that is not possible, and
 * f says why. Readers see nothing of them. reference is as somebody typed it
 * (reference.h); FAULT_NOINPUT: there is no such feedback.
 */

enum { FEEDBACK_ANSWER_BYTES_MAX = 20000, FEEDBACK_WHY_BYTES_MAX = 500 };

/* What there is of a reference, in arena a. */
bool desk_feedback(struct desk *d, struct arena *a, const char *reference,
    struct feedback *b, struct fault *f);

/*
 * Answer by mail: text, plain, in paragraphs. It is in the queue when this
 * returns true. FAULT_DATA where the reader left no address, or wants no mail
 * of ours, where no mail leaves here, and where it is closed.
 */
bool desk_feedback_answer(struct desk *d, const char *reference,
    const char *text, struct fault *f);

/* What a correction begins with. */
struct feedback_correction {
	int64_t story;
	int64_t seen; /* the revision that the reader saw */
	int64_t live; /* the one of now; 0: the story is not public any more */
	bool was_draft; /* there was a draft already, and it stays */
	int64_t draft; /* its version; 0: there is none */
};

/*
 * The reader is right: it is accepted, and if its story is live there is a
 * draft of it. Can be done again. FAULT_DATA: it is not of a story, or closed.
 */
bool desk_feedback_correct(struct desk *d, const char *reference,
    struct feedback_correction *c, struct fault *f);

/*
 * It is settled, for good, and the reader's address is forgotten but for what
 * is in the queue. why is for the newsroom alone.
 */
bool desk_feedback_close(struct desk *d, const char *reference,
    const char *why, struct fault *f);

#endif
