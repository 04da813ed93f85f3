/* For `make coverage` alone, linked into every program by --wrap: a process that may write no file cannot leave its counts
 * of lines, and would die of the attempt. So fatiao lets fatiao-convert write; what that one starts stays limited. */
#include <errno.h>
#include <string.h>
#include <sys/resource.h>

int __real_setrlimit(__rlimit_resource_t what, const struct rlimit *limits);
int __wrap_setrlimit(__rlimit_resource_t what, const struct rlimit *limits);

int __wrap_setrlimit(__rlimit_resource_t what, const struct rlimit *limits)
{
	if (what == RLIMIT_FSIZE && strcmp(program_invocation_short_name, "fatiao") == 0)
		return 0;
	return __real_setrlimit(what, limits);
}
