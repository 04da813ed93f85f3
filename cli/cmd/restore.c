#include "cli/cli.h"

#include "user/archive.h"

#include <stdio.h>

static int run(struct ft_cli *cli, int argc, char **argv)
{
	struct ft_buf why = {0};
	enum ft_err e;
	size_t files;

	if (argc != 1)
		return ft_complain(FT_USAGE, "restore", "from which file? fatiao restore FILE");
	e = ft_user_restore(cli->data_dir, argv[0], &files, &why);
	if (e != FT_OK)
		return ft_complain(e, argv[0], "%s", why.data ? why.data : ft_err_words(e));
	if (!cli->quiet)
		printf("user.db and %zu imported files are back; what stood here is beside them as "
		       "*.before-restore.\n"
		       "fatiao index brings the library up to date.\n",
		       files);
	ft_buf_free(&why);
	return 0;
}

const struct ft_cmd ft_cmd_restore = {"restore", "FILE", "brings a backup back", false, NULL, run};
