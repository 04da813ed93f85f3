#include "cli/out.h"

#include "base/fs.h"
#include "base/safe.h"
#include "user/archive.h"

#include <sys/stat.h>

static bool force;

static const struct ft_opt options[] = {
	{"force", NULL, FT_OPT_FLAG, &force, "even over a file that is there"},
	{NULL, NULL, FT_OPT_FLAG, NULL, NULL},
};

/* What stands where the archive is to go is somebody's, an older backup too: only --force replaces it. */
static int is_free(const char *path)
{
	struct stat st;

	if (lstat(path, &st) != 0)
		return 0;
	if (S_ISDIR(st.st_mode))
		return ft_complain(FT_USAGE, path, "it is a folder");
	return force ? 0 : ft_complain(FT_USAGE, path, "it exists; --force writes over it");
}

static int tell(struct ft_cli *cli, const char *path, size_t files)
{
	struct ft_out o;
	struct ft_json *j = ft_out_begin(&o, cli, "backup");
	bool line = j == NULL && (j = ft_out_item(&o)) != NULL;

	if (j) {
		ft_json_cstr(j, "file", path);
		ft_json_int(j, "imported_files", (long long)files);
	} else if (!cli->quiet) {
		ft_safe_line(&o.text, ft_str(path));
		ft_buf_fmt(&o.text, ": user.db and %zu imported files\n", files);
	}
	if (line)
		ft_out_item_end(&o);
	return ft_out_end(&o, 0);
}

static int run(struct ft_cli *cli, int argc, char **argv)
{
	struct ft_buf why = {0};
	enum ft_err e;
	size_t files;
	int status;

	if (argc != 1)
		return ft_complain(FT_USAGE, "backup", "into which file? fatiao backup FILE");
	status = is_free(argv[0]);
	if (status)
		return status;
	e = ft_user_backup(cli->data_dir, argv[0], &files, &why);
	if (e != FT_OK)
		status = ft_complain(e, argv[0], "%s", why.data ? why.data : ft_err_words(e));
	else
		status = tell(cli, argv[0], files);
	ft_buf_free(&why);
	return status;
}

const struct ft_cmd ft_cmd_backup = {
	"backup", "FILE", "your basket, marks, notes and imported texts into one archive", false, options, run};
