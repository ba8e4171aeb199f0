/* SPDX-License-Identifier: Apache-2.0 */
/* The bridge to libdtl. No exception leaves this file. */
#include "view/diff.h"

#include <dtl/dtl.hpp>

#include <exception>
#include <string>
#include <unordered_map>
#include <vector>

extern "C" {
#include "base/arena.h"
}

namespace {

/* The script where nothing is compared. */
size_t
replace_all(struct arena *a, const char *const *from, size_t n_from,
    const char *const *to, size_t n_to, struct diff_step **steps)
{
	size_t n = 0;

	*steps = static_cast<struct diff_step *>(
	    arena_zalloc(a, n_from + n_to, sizeof(**steps)));
	for (size_t i = 0; i < n_from; i++)
		(*steps)[n++] = {DIFF_REMOVED, from[i]};
	for (size_t i = 0; i < n_to; i++)
		(*steps)[n++] = {DIFF_ADDED, to[i]};
	return n;
}

/* Equal strings are equal numbers, which compare faster. */
class Numbers {
public:
	std::vector<int>
	of(const char *const *list, size_t n)
	{
		std::vector<int> out;

		out.reserve(n);
		for (size_t i = 0; i < n; i++)
			out.push_back(
			    known.emplace(list[i], static_cast<int>(known.size()))
				.first->second);
		return out;
	}

private:
	std::unordered_map<std::string, int> known;
};

size_t
compare(struct arena *a, const char *const *from, size_t n_from,
    const char *const *to, size_t n_to, struct diff_step **steps)
{
	Numbers numbers;
	dtl::Diff<int> diff(
	    numbers.of(from, n_from), numbers.of(to, n_to), true);
	size_t n = 0, i = 0, j = 0;

	diff.onHuge();
	diff.compose();
	*steps = static_cast<struct diff_step *>(
	    arena_zalloc(a, n_from + n_to, sizeof(**steps)));
	for (const auto &one : diff.getSes().getSequence()) {
		switch (one.second.type) {
		case dtl::SES_DELETE:
			(*steps)[n++] = {DIFF_REMOVED, from[i++]};
			break;
		case dtl::SES_ADD:
			(*steps)[n++] = {DIFF_ADDED, to[j++]};
			break;
		default:
			(*steps)[n++] = {DIFF_SAME, from[i++]};
			j++;
		}
	}
	return n;
}

} // namespace

size_t
diff_sequences(struct arena *a, const char *const *from, size_t n_from,
    const char *const *to, size_t n_to, struct diff_step **steps)
{
	if (n_from == 0 || n_to == 0 || n_from > DIFF_PRODUCT_MAX / n_to)
		return replace_all(a, from, n_from, to, n_to, steps);
	try {
		return compare(a, from, n_from, to, n_to, steps);
	} catch (const std::exception &) {
		return replace_all(a, from, n_from, to, n_to, steps);
	}
}
