# SPDX-License-Identifier: Apache-2.0
# Make the enumerations of markers and templates out of templates/.
#
#   awk -f tpl2c.awk FILE...
#
# A marker is what stands in {{NAME}}, {{#NAME}} or {{>NAME}}; a template is
# a file directly in full/ (each has a twin of the same name in low/), or in
# feed/ or mail/, which are there once for both skins.

function upper(s) {
	gsub(/[-\/]/, "_", s)
	return toupper(s)
}

FNR == 1 {
	n = split(FILENAME, part, "/")
	folder = part[n - 1]
	if (folder == "full" || folder == "feed" || folder == "mail") {
		name = part[n]
		sub(/\.tpl$/, "", name)
		if (folder != "full")
			name = folder "/" name
		templates[++nt] = name
	}
}

{
	rest = $0
	while (match(rest, /\{\{[#\/>]?[A-Z][A-Z0-9_]*/)) {
		name = substr(rest, RSTART, RLENGTH)
		sub(/^\{\{[#\/>]?/, "", name)
		rest = substr(rest, RSTART + RLENGTH)
		if (!(name in seen)) {
			seen[name] = 1
			markers[++nm] = name
		}
	}
}

END {
	# In order, so that the same templates give the same bytes.
	for (i = 2; i <= nm; i++)
		for (j = i; j > 1 && markers[j - 1] > markers[j]; j--) {
			t = markers[j]; markers[j] = markers[j - 1]
			markers[j - 1] = t
		}
	print "/* Made from templates/; do not edit. */"
	print "#ifndef VIEW_MARKER_H"
	print "#define VIEW_MARKER_H"
	print "#define VIEW_MARKERS(X) \\"
	for (i = 1; i <= nm; i++)
		printf "\tX(%s)%s\n", markers[i], i < nm ? " \\" : ""
	print "#define VIEW_TEMPLATES(X) \\"
	for (i = 1; i <= nt; i++)
		printf "\tX(%s, \"%s\")%s\n", upper(templates[i]),
		    templates[i], i < nt ? " \\" : ""
	print "#define MARKER_ENUM(name) MARKER_##name,"
	print "#define TEMPLATE_ENUM(name, file) TEMPLATE_##name,"
	print "enum marker { VIEW_MARKERS(MARKER_ENUM) MARKER__MAX };"
	print "enum view_template { VIEW_TEMPLATES(TEMPLATE_ENUM) TEMPLATE__MAX };"
	print "#undef MARKER_ENUM"
	print "#undef TEMPLATE_ENUM"
	print "#endif"
}
