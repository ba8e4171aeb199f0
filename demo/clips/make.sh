#!/bin/sh
# SPDX-License-Identifier: CC0-1.0
# Make the clips of the demonstration edition, in this folder, from nothing:
# a voice that is no person's, and a tone. Debian's espeak-ng, sox, lame and
# vorbis-tools.
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

espeak-ng -v en-gb -s 150 -w "$work/voice.wav" -f harbour-bulletin-2026-11-23.md
sox "$work/voice.wav" -r 22050 -c 1 "$work/bulletin.wav" gain -n -3
lame --quiet -m m -b 32 --tt 'Harbour bulletin, 23 November' \
	--ta 'The Saltmere Courier' "$work/bulletin.wav" \
	harbour-bulletin-2026-11-23.mp3

# Two tones a fifth apart, twice, with the pause that the light's card gives.
sox -n -r 22050 -c 2 -b 16 "$work/two.wav" synth 2.5 sawtooth 98 sawtooth 147 \
	lowpass 420 fade t 0.15 2.5 0.5
sox "$work/two.wav" -b 16 "$work/blast.wav" remix 1,2 gain -n -6
sox -n -r 22050 -c 1 -b 16 "$work/pause.wav" trim 0 1.5
sox "$work/blast.wav" "$work/pause.wav" "$work/blast.wav" -b 16 "$work/horn.wav"
oggenc --quiet --serial 1 -q 0 -o foghorn.ogg "$work/horn.wav"
