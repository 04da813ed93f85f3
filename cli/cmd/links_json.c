#include "cli/cmd/chain.h"

#include "render/place.h"

void ft_links_json(struct ft_json *j, const struct ft_link *l, int day)
{
	ft_json_place_as(j, "from", &l->from, day);
	ft_json_place_as(j, "to", l->has_to ? &l->to : NULL, day);
	ft_json_open(j, "now", '[');
	for (size_t i = 0; i < l->now_len; i++) {
		ft_json_open(j, NULL, '{');
		ft_json_place(j, &l->now[i], day);
		ft_json_close(j, '}');
	}
	ft_json_close(j, ']');
	ft_json_str_or_null(j, "quote", l->quote);
	ft_json_int(j, "start", l->start);
	ft_json_int(j, "end", l->end);
	ft_json_str_or_null(j, "title", l->title);
	ft_json_str(j, "target_eid", l->target_eid);
	ft_json_str_or_null(j, "target_to", l->target_to);
	ft_json_str(j, "type", l->type);
	ft_json_str_or_null(j, "relation", l->relation);
	ft_json_pair(j, "rationale", l->why_zh, l->why_en);
	if (l->strength)
		ft_json_int(j, "strength", l->strength);
	else
		ft_json_null(j, "strength");
	ft_json_str_or_null(j, "basis", l->basis);
	ft_json_str(j, "origin", l->origin);
	ft_json_str_or_null(j, "rule", l->rule);
	ft_json_str_or_null(j, "walk", l->walk);
	ft_json_bool(j, "resolved", l->resolved);
}
