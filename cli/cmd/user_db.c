/* Opening user.db for a command, and telling why it failed. */
#include "cli/cmd/kept.h"

int ft_kept_failed(enum ft_err e, struct ft_buf *why)
{
	int status = ft_complain(e, "user.db", "%s", why->data ? why->data : ft_err_words(e));

	ft_buf_free(why);
	return status;
}

int ft_kept_user(struct ft_cli *cli, struct ft_user **out)
{
	struct ft_buf why = {0};
	enum ft_err e = ft_user_open(out, cli->data_dir, &why);

	if (e != FT_OK)
		return ft_kept_failed(e, &why);
	ft_buf_free(&why);
	return 0;
}
