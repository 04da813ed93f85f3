/* For unit tests: cmocka with its headers, and assertions on our own types. */
#ifndef FT_TESTS_UNIT_UNIT_H
#define FT_TESTS_UNIT_UNIT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"

/* Fails, showing both, unless s has exactly the bytes of `wanted`. */
#define assert_str(s, wanted)                                                                                  \
	do {                                                                                                   \
		struct ft_str got_ = (s), want_ = ft_str(wanted);                                              \
		if (!ft_eq(got_, want_))                                                                       \
			fail_msg("\"%.*s\" is not \"%.*s\"", FT_FMT(got_), FT_FMT(want_));                     \
	} while (0)

#endif
