# SPDX-License-Identifier: Apache-2.0
staticdir = $(pkgdatadir)/static
dist_static_DATA = static/broadsheet.css static/icon.svg
