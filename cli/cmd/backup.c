#include "cli/cli.h"

#include "base/fs.h"
#include "user/archive.h"

#include <stdio.h>

static int run(struct ft_cli *cli, int argc, char **argv)
{
	struct ft_buf why = {0};
	enum ft_err e;
	size_t files;

	if (argc != 1)
		return ft_complain(FT_USAGE, "backup", "into which file? fatiao backup FILE");
	e = ft_user_backup(cli->data_dir, argv[0], &files, &why);
	if (e != FT_OK)
		return ft_complain(e, argv[0], "%s", why.data ? why.data : ft_err_words(e));
	if (!cli->quiet)
		printf("%s: user.db and %zu imported files\n", argv[0], files);
	ft_buf_free(&why);
	return 0;
}

const struct ft_cmd ft_cmd_backup = {
	"backup", "FILE", "your basket, marks, notes and imported texts into one archive", false, NULL, run};
