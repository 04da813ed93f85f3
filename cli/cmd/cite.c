#include "cli/cmd/address.h"
#include "cli/out.h"

#include "base/safe.h"
#include "doc/eid.h"
#include "render/place.h"

#include <string.h>

static const char *style = "plain-zh";
static bool no_status;

static const struct ft_opt options[] = {
	{"style", "S", FT_OPT_STR, &style, "plain-zh (default), plain-en, markdown, address or iri"},
	{"no-status", NULL, FT_OPT_FLAG, &no_status, "without a remark on what is not in force"},
	{NULL, NULL, FT_OPT_FLAG, NULL, NULL},
};

/* What a style writes a citation from. */
struct cited {
	struct ft_cli *cli;
	const struct ft_place *p;
	struct ft_version version; /* id 0: none */
	bool several;              /* the work has other versions */
	struct ft_work work;
};

static bool in_force(const struct cited *c)
{
	enum ft_status s = ft_status_on(&c->p->time, c->cli->day);

	return s == FT_ST_IN_FORCE || s == FT_ST_CURRENT;
}

static void put_label(struct ft_buf *out, struct ft_str eid, enum ft_lang lang)
{
	struct ft_buf label = {0};

	ft_eid_label(&label, eid, lang);
	ft_safe_line(out, ft_buf_str(&label));
	ft_buf_free(&label);
}

/* The number of a standard, or a version's label or year, where they tell it from another. */
static void put_version(struct ft_buf *out, const struct cited *c, enum ft_lang lang, const char *open,
			const char *shut)
{
	struct ft_str label = lang == FT_LANG_ZH ? c->version.label_zh : c->version.label_en;

	if (ft_is_standard(c->p->kind))
		label = c->p->number;
	else if (!c->several)
		return;
	else if (label.n == 0)
		label = ft_arena_fmt(c->cli->arena, "%.*s%s", (int)(c->p->date.n < 4 ? c->p->date.n : 4),
				     c->p->date.p, lang == FT_LANG_ZH ? "年" : "");
	if (label.n == 0)
		return;
	ft_buf_puts(out, open);
	ft_safe_line(out, label);
	ft_buf_puts(out, shut);
}

static void put_zh(struct ft_buf *out, const struct cited *c)
{
	struct ft_str title = c->p->title_zh.n ? c->p->title_zh : c->p->title_en;

	ft_buf_puts(out, "《");
	ft_safe_line(out, title);
	ft_buf_puts(out, "》");
	put_version(out, c, FT_LANG_ZH, "（", "）");
	if (ft_is_standard(c->p->kind) && c->p->eid.n)
		ft_buf_putc(out, ' ');
	put_label(out, c->p->eid, FT_LANG_ZH);
}

static void put_en(struct ft_buf *out, const struct cited *c)
{
	ft_safe_line(out, c->p->title_en.n ? c->p->title_en : c->p->title_zh);
	put_version(out, c, FT_LANG_EN, " (", ")");
	if (c->p->eid.n)
		ft_buf_puts(out, ", ");
	put_label(out, c->p->eid, FT_LANG_EN);
}

static void remark_zh(struct ft_buf *out, const struct cited *c)
{
	enum ft_status s = ft_status_on(&c->p->time, c->cli->day);

	ft_buf_fmt(out, "（%s）", ft_status_label(s, FT_LANG_ZH));
}

static void remark_en(struct ft_buf *out, const struct cited *c)
{
	ft_buf_puts(out, " (");
	ft_status_phrase(out, c->p, c->cli->day);
	ft_buf_putc(out, ')');
}

static void plain_zh(struct ft_buf *out, const struct cited *c)
{
	put_zh(out, c);
	if (!no_status && !in_force(c))
		remark_zh(out, c);
}

static void plain_en(struct ft_buf *out, const struct cited *c)
{
	put_en(out, c);
	if (!no_status && !in_force(c))
		remark_en(out, c);
}

static void address(struct ft_buf *out, const struct cited *c)
{
	ft_place_address(out, c->p);
}

/* The Akoma Ntoso name of the expression, and of the portion in it. */
static void iri(struct ft_buf *out, const struct cited *c)
{
	bool en = c->p->authority < FT_AU_COUNT && c->p->lang == FT_LANG_EN;

	ft_buf_fmt(out, "/akn/cn/act/%.*s", FT_FMT(c->p->key));
	if (c->p->date.n)
		ft_buf_fmt(out, "/%s@%.*s", en ? "eng" : "zho", FT_FMT(c->p->date));
	if (c->p->eid.n)
		ft_buf_fmt(out, "/~%.*s", FT_FMT(c->p->eid));
}

/* A link to the official page where it is known, else to the name. */
static void markdown(struct ft_buf *out, const struct cited *c)
{
	bool en = c->cli->lang == FT_LANG_EN;
	struct ft_buf text = {0};

	if (en)
		put_en(&text, c);
	else
		put_zh(&text, c);
	ft_buf_putc(out, '[');
	for (size_t i = 0; i < text.len; i++) {
		if (strchr("[]*_`\\", text.data[i]))
			ft_buf_putc(out, '\\');
		ft_buf_putc(out, text.data[i]);
	}
	ft_buf_puts(out, "](");
	if (c->work.page.n)
		ft_buf_add(out, c->work.page);
	else
		iri(out, c);
	ft_buf_putc(out, ')');
	if (!no_status && !in_force(c)) {
		if (en)
			remark_en(out, c);
		else
			remark_zh(out, c);
	}
	ft_buf_free(&text);
}

static const struct {
	const char *name;
	void (*put)(struct ft_buf *out, const struct cited *c);
} styles[] = {
	{"plain-zh", plain_zh}, {"plain-en", plain_en}, {"markdown", markdown},
	{"address", address},   {"iri", iri},
};

enum { STYLES = sizeof styles / sizeof styles[0] };

static int find_style(void)
{
	for (int i = 0; i < STYLES; i++)
		if (strcmp(styles[i].name, style) == 0)
			return i;
	return -1;
}

static int cite_one(struct ft_cli *cli, struct ft_out *o, const char *text, int at)
{
	struct ft_target t;
	struct ft_place p;
	struct cited c = {.cli = cli, .p = &p};
	struct ft_buf line = {0};
	struct ft_version *v;
	struct ft_json *j;
	size_t n;
	int status = ft_address_arg(cli, text, &t);

	if (status || !ft_target_place(cli->db, cli->arena, &t, &p))
		return status ? status : 1;
	v = ft_versions(cli->db, cli->arena, t.work, &n);
	c.several = n > 1;
	for (size_t i = 0; i < n; i++)
		if (v[i].id == t.version)
			c.version = v[i];
	ft_work_load(cli->db, cli->arena, t.work, &c.work);
	styles[at].put(&line, &c);
	if ((j = ft_out_item(o))) {
		ft_json_place(j, &p, cli->day);
		ft_json_cstr(j, "style", style);
		ft_json_str(j, "text", ft_buf_str(&line));
		ft_out_item_end(o);
	} else {
		ft_buf_fmt(&o->text, "%s\n", line.data);
	}
	ft_buf_free(&line);
	return 0;
}

static int run(struct ft_cli *cli, int argc, char **argv)
{
	int at = find_style(), status = 0;
	struct ft_out o;

	if (argc == 0)
		return ft_complain(FT_USAGE, "cite", "which address?");
	if (at < 0)
		return ft_complain(FT_USAGE, "--style",
				   "\"%s\" is none of plain-zh, plain-en, markdown, address, iri", style);
	ft_out_begin(&o, cli, "cite");
	ft_out_list(&o, "citations");
	for (int i = 0; i < argc; i++) {
		int one = cite_one(cli, &o, argv[i], at);

		status = one > status ? one : status;
	}
	ft_out_list_end(&o);
	return ft_out_end(&o, status);
}

const struct ft_cmd ft_cmd_cite = {"cite", "ADDRESS...", "the citation alone, in a style",
				   true,   options,      run};
