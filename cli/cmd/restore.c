#include "cli/out.h"

#include "user/archive.h"

static int tell(struct ft_cli *cli, const char *path, size_t files)
{
	struct ft_out o;
	struct ft_json *j = ft_out_begin(&o, cli, "restore");
	bool line = j == NULL && (j = ft_out_item(&o)) != NULL;

	if (j) {
		ft_json_cstr(j, "file", path);
		ft_json_int(j, "imported_files", (long long)files);
	} else if (!cli->quiet) {
		ft_buf_fmt(&o.text,
			   "user.db and %zu imported files are back; what stood here is beside them as *.before-restore.\n"
			   "fatiao index brings the library up to date.\n",
			   files);
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
		return ft_complain(FT_USAGE, "restore", "from which file? fatiao restore FILE");
	e = ft_user_restore(cli->data_dir, argv[0], &files, &why);
	if (e != FT_OK)
		status = ft_complain(e, argv[0], "%s", why.data ? why.data : ft_err_words(e));
	else
		status = tell(cli, argv[0], files);
	ft_buf_free(&why);
	return status;
}

const struct ft_cmd ft_cmd_restore = {"restore", "FILE", "brings a backup back", false, NULL, run};
