#include "query/resolve.h"

#include "doc/eid.h"
#include "store/read.h"

bool ft_target_place(struct ft_db *db, struct ft_arena *a, const struct ft_target *t, struct ft_place *out)
{
	struct ft_buf label = {0};

	if (t->node == 0 || !ft_place_load(db, a, t->node, out)) {
		if (!ft_place_of_work(db, a, t->work, t->version, t->eid, out))
			return false;
	}
	if (!ft_eq(out->eid, t->eid) || out->label.n == 0) {
		ft_eid_label(&label, t->eid, t->node ? out->lang : FT_LANG_ZH);
		out->label = ft_arena_dup(a, ft_buf_str(&label));
	}
	out->eid = t->eid;
	ft_buf_free(&label);
	return true;
}
