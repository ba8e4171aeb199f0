/* SPDX-License-Identifier: Apache-2.0 */
#ifndef PICTURE_FRAME_H
#define PICTURE_FRAME_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Files with more in them than one picture: what a decoder would read, and a
 * bomb is made of, is left out, in place, before it sees any. It is also found
 * out whether the file is whole. false: it is not, or makes no sense.
 */

/*
 * A PNG without texts that are compressed, frames of an animation and whatever
 * we do not know; XMP, EXIF and the colours stay.
 */
bool frame_png(unsigned char *bytes, size_t *n);

/* A GIF that ends behind its first frame. */
bool frame_gif(unsigned char *bytes, size_t *n);

/* A WebP with its picture or first frame, its profile, EXIF and XMP. */
bool frame_webp(unsigned char *bytes, size_t *n);

/* A WebP of nothing but its still picture. */
bool frame_webp_bare(unsigned char *bytes, size_t *n);

#endif
