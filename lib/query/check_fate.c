/* What became of a cited place, and whether its number means one thing. */
#include "query/checking.h"

#include "cite/address.h"
#include "doc/eid.h"
#include "query/bound.h"

enum ft_err ft_check_place(struct ft_checking *c, const struct ft_version *v, struct ft_str key,
			   struct ft_str eid, struct ft_target *out)
{
	struct ft_target t = {.work = v->work, .version = v->id, .key = key, .date = v->date, .eid = eid};
	struct ft_buf b = {0};
	struct ft_resolved r;
	enum ft_err e;

	if (eid.n == 0 || ft_starts(eid, FT_S("art_"))) {
		e = ft_bound_find(c->db, c->a, &t);
		if (e == FT_OK)
			*out = t;
		return e;
	}
	if (ft_starts(eid, FT_S("L"))) /* a printed unit id: looked up as one types it */
		ft_buf_fmt(&b, "%.*s %.*s", FT_FMT(key), FT_FMT(eid));
	else
		ft_address_put(&b, key, v->date, eid);
	r = ft_resolve(c->db, c->a, ft_buf_str(&b), c->day);
	ft_buf_free(&b);
	if (r.err == FT_OK)
		*out = r.targets[0];
	return r.err;
}

bool ft_check_is_draft(const struct ft_version *v)
{
	return v->time.fixed == FT_ST_DRAFT + 1;
}

#include <string.h>

enum { MAX_NOW = 16 };

/* ---- ambiguity of versions ---- */

/* Two chapters are one where they bear the same heading. */
static bool same_heading(struct ft_checking *c, const struct ft_target *a, const struct ft_target *b)
{
	struct ft_place p, q;

	return ft_target_place(c->db, c->a, a, &p) && ft_target_place(c->db, c->a, b, &q) &&
	       ft_eq(p.heading, q.heading);
}

/* Whether the place of an older version is, on the day, the same-numbered place of version v. */
static bool is_same_place(struct ft_checking *c, const struct ft_target *old, const struct ft_version *v,
			  const struct ft_target *t)
{
	size_t n;
	struct ft_step_to *s;

	if (!ft_starts(t->eid, FT_S("art_")))
		return same_heading(c, old, t);
	s = ft_tracer_run(c->tracer, c->a, old, v->time.begins > c->day ? v->time.begins : c->day, &n);
	return n == 1 && s[0].has_to && ft_eq(ft_eid_unit(s[0].to.eid), ft_eid_unit(t->eid));
}

void ft_check_add_now(struct ft_checking *c, struct ft_checked *k, const struct ft_target *t)
{
	if (k->now == NULL)
		k->now = ft_arena_alloc(c->a, MAX_NOW * sizeof *k->now);
	if (k->now_len < MAX_NOW && ft_target_place(c->db, c->a, t, &k->now[k->now_len]))
		k->now_len++;
}

bool ft_check_several(struct ft_checking *c, const struct ft_version *v, size_t n,
		      const struct ft_version *mine, const struct ft_target *t, struct ft_checked *k)
{
	for (size_t i = 0; i < n; i++) {
		struct ft_target old;

		if (ft_starts(k->cite.eid, FT_S("L")) || &v[i] == mine || ft_check_is_draft(&v[i]) ||
		    v[i].time.begins > mine->time.begins ||
		    ft_check_place(c, &v[i], t->key, k->cite.eid, &old) != FT_OK ||
		    is_same_place(c, &old, mine, t))
			continue;
		ft_check_add_now(c, k, &old);
	}
	if (k->now_len == 0)
		return false;
	ft_check_add_now(c, k, t);
	k->message = ft_arena_fmt(
		c->a,
		"the memo's date is not known, and this number means different provisions in the versions"
		" of %.*s and %.*s; say when it was written (--written)",
		FT_FMT(k->now[0].date), FT_FMT(mine->date));
	return true;
}

/* ---- what became of it ---- */

/* A place that was found by the texts alone, or whose words are not the same there. */
static struct ft_str caution_of(struct ft_checking *c, const struct ft_step_to *s, size_t n)
{
	bool changed = n && s[0].change != FT_CH_UNCHANGED && s[0].change != FT_CH_RENUMBERED;
	const char *words = changed ? "its words changed, too" : "";

	if (n == 0 || !s[0].has_to)
		return FT_S("");
	if (strcmp(s[0].basis, "by-text") != 0)
		return ft_arena_fmt(c->a, "%s", words);
	return ft_arena_fmt(c->a, "%s%sfound by the texts alone, %d %% sure", words, changed ? "; " : "",
			    (int)(s[0].confidence * 100));
}

static void follow(struct ft_checking *c, const struct ft_target *t, struct ft_checked *k,
		   enum ft_change *change)
{
	size_t n;
	struct ft_step_to *s = ft_tracer_run(c->tracer, c->a, t, c->day, &n);

	k->now = ft_arena_alloc(c->a, (n + 1 + (n ? s[0].maybe_len : 0)) * sizeof *k->now);
	*change = n ? s[0].change : FT_CH_UNCHANGED;
	for (size_t i = 0; i < n; i++)
		if (s[i].has_to)
			k->now[k->now_len++] = s[i].to;
	for (size_t i = 0; n == 1 && i < s[0].maybe_len && s[0].change == FT_CH_UNRESOLVED; i++) {
		struct ft_target may = {.work = s[0].to.work, .version = s[0].to.version, .key = s[0].to.key,
					.date = s[0].to.date, .eid = s[0].maybe[i]};

		if (ft_check_place(c, &(struct ft_version){.id = may.version, .work = may.work, .date = may.date}, may.key,
				   may.eid, &may) == FT_OK && ft_target_place(c->db, c->a, &may, &k->now[k->now_len]))
			k->now_len++;
	}
	if (n)
		k->message = s[0].evidence;
	k->caution = caution_of(c, s, n);
}

static struct ft_str labels_of(struct ft_checking *c, const struct ft_checked *k)
{
	struct ft_buf b = {0};
	struct ft_str out;

	for (size_t i = 0; i < k->now_len; i++) {
		struct ft_buf one = {0};

		ft_address_put(&one, k->now[i].key, k->now[i].date, k->now[i].eid);
		ft_buf_fmt(&b, "%s%s", i ? ", " : "", one.data);
		ft_buf_free(&one);
	}
	out = ft_arena_dup(c->a, ft_buf_str(&b));
	ft_buf_free(&b);
	return out;
}

/* A version that later ones of a living work replaced. */
static enum ft_outcome superseded(struct ft_checking *c, const struct ft_target *t, struct ft_checked *k)
{
	enum ft_change change;
	struct ft_str where;

	follow(c, t, k, &change);
	if (t->eid.n == 0) {
		k->message = FT_S("a later version is in force");
		return k->cite.date.n ? FT_OUT_SUPERSEDED : FT_OUT_OK;
	}
	where = labels_of(c, k);
	k->unresolved = change == FT_CH_UNRESOLVED;
	if (k->unresolved) {
		k->message = ft_arena_fmt(c->a, "it is no longer so in force; whether it was dropped or rewritten is not certain: %.*s",
					  FT_FMT(k->message));
		return FT_OUT_AMENDED;
	}
	if (k->now_len == 0) {
		k->message = ft_arena_fmt(c->a, "the provision was dropped: %.*s", FT_FMT(k->message));
		return FT_OUT_REPEALED;
	}
	for (size_t i = 0; i < k->now_len; i++)
		if (!ft_eq(ft_eid_unit(k->now[i].eid), ft_eid_unit(t->eid))) {
			k->message = ft_arena_fmt(c->a, "now %.*s (%s)", FT_FMT(where),
						  ft_change_word(change));
			return FT_OUT_RENUMBERED;
		}
	if (change != FT_CH_UNCHANGED && change != FT_CH_RENUMBERED) {
		k->message = ft_arena_fmt(c->a, "the words have changed since: %.*s", FT_FMT(where));
		return FT_OUT_AMENDED;
	}
	if (!ft_eq(k->now[0].eid, t->eid)) {
		k->message = ft_arena_fmt(c->a, "now %.*s", FT_FMT(where));
		return FT_OUT_RENUMBERED;
	}
	k->message = k->cite.date.n ? ft_arena_fmt(c->a, "an older version; it stands unchanged at %.*s",
						   FT_FMT(where))
				    : FT_S("");
	return k->cite.date.n ? FT_OUT_SUPERSEDED : FT_OUT_OK;
}

/* The works that stand in the place of one that is no more, where none of their articles is known to answer.
 */
static void add_successors(struct ft_checking *c, const struct ft_target *t, struct ft_checked *k)
{
	size_t n;
	struct ft_str *keys = ft_successors(c->db, c->a, t->key, false, &n);

	for (size_t i = 0; i < n; i++) {
		struct ft_target next = {.work = ft_work_id(c->db, keys[i]), .eid = FT_S("")};

		next.version = next.work ? ft_version_on(c->db, c->a, next.work, c->day) : 0;
		if (next.work)
			ft_check_add_now(c, k, &next);
	}
}

static enum ft_outcome repealed(struct ft_checking *c, const struct ft_target *t, struct ft_checked *k)
{
	enum ft_change change;
	struct ft_str where;

	follow(c, t, k, &change);
	if (k->now_len == 0) {
		k->now = NULL;
		add_successors(c, t, k);
	}
	where = labels_of(c, k);
	if (k->now_len)
		k->message = ft_arena_fmt(c->a, "repealed; its matter stands in %.*s now", FT_FMT(where));
	else
		k->message = ft_arena_fmt(c->a, "repealed; %.*s",
					  FT_FMT(k->message.n ? k->message : FT_S("no successor is known")));
	return FT_OUT_REPEALED;
}

enum ft_outcome ft_check_status(struct ft_checking *c, const struct ft_target *t, struct ft_checked *k)
{
	switch (ft_status_on(&k->place.time, c->day)) {
	case FT_ST_DRAFT:
		k->message = FT_S("a draft, never law");
		return FT_OUT_DRAFT;
	case FT_ST_NOT_YET:
		k->message = ft_arena_fmt(c->a, "in force only from %.*s", FT_FMT(k->place.effective));
		return FT_OUT_NOT_YET;
	case FT_ST_REPEALED:
	case FT_ST_WITHDRAWN:
		return repealed(c, t, k);
	case FT_ST_SUPERSEDED:
		return superseded(c, t, k);
	default:
		k->now = ft_arena_alloc(c->a, sizeof *k->now); /* it stands where it was found */
		k->now[0] = k->place;
		k->now_len = k->has_place;
		return FT_OUT_OK;
	}
}

static struct ft_str both_messages(struct ft_checking *c, const struct ft_checked *first, const struct ft_checked *last)
{
	const struct ft_checked *each[] = {first, last};
	struct ft_buf b = {0};
	struct ft_str out;

	for (int i = 0; i < 2; i++) {
		struct ft_buf label = {0};

		ft_eid_label(&label, each[i]->cite.eid, FT_LANG_EN);
		ft_buf_fmt(&b, "%s%s: %.*s", i ? "; " : "", label.data ? label.data : "",
			   FT_FMT(each[i]->message.n ? each[i]->message : FT_S("it stands")));
		ft_buf_free(&label);
	}
	out = ft_arena_dup(c->a, ft_buf_str(&b));
	ft_buf_free(&b);
	return out;
}

enum ft_outcome ft_check_range(struct ft_checking *c, const struct ft_version *v, struct ft_str key,
			       struct ft_checked *k, enum ft_outcome first)
{
	struct ft_checked last = {.cite = k->cite, .message = FT_S("")};
	struct ft_place *now;
	struct ft_target t;
	enum ft_outcome end;

	last.cite.eid = k->cite.end;
	if (k->cite.end.n == 0 || ft_check_place(c, v, key, k->cite.end, &t) != FT_OK ||
	    !ft_target_place(c->db, c->a, &t, &last.place))
		return first;
	last.has_place = true;
	end = ft_check_status(c, &t, &last);
	if (first == FT_OUT_OK && end == FT_OUT_OK)
		return first;
	now = ft_arena_alloc(c->a, (k->now_len + last.now_len + 1) * sizeof *now);
	for (size_t i = 0; i < k->now_len; i++)
		now[i] = k->now[i];
	for (size_t i = 0; i < last.now_len; i++)
		now[k->now_len + i] = last.now[i];
	k->message = both_messages(c, k, &last);
	k->now = now;
	k->now_len += last.now_len;
	return end < first ? end : first;
}
