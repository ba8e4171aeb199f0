#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Make ./configure in a git checkout; a release tarball has it already.
set -e
cd "$(dirname "$0")"
mkdir -p m4
exec autoreconf --force --install --warnings=all
