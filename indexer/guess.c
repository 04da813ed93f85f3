#include "indexer/guess.h"

#include "base/fold.h"

#include <string.h>

/* The 512 commonest ideographs of Chinese law texts, in bands by rank, counted over 1,752 laws, regulations and
 * interpretations (8.7 million ideographs, of which these are 91 of 100). The cost is -log2 of the band's share
 * divided by its size. A traditional character counts as its simplified form. */
static const struct band {
	int cost; /* tenths of a bit, each */
	const char *han;
} bands[] = {
	{71,
	 "的人第条法行定应和当十规民理管政以有业者会关部用务或门设一市工机"},
	{82,
	 "国二建员事保三公本其不作生主责地区施在对制经等产合处为府可物位安"},
	{88,
	 "单及发四全五动依上构资照出由水中监进护院实提证通级方权下委内并所"
	 "他时自家任大查议品要案体服按准得报同违交审成营组标期件划代表职款"},
	{96,
	 "六共办收情检信项督请县据开立日改利化重程年取律相告向防例织分使境"
	 "文企供场性与予计七活社展学城明技道未能罚车决元申专运外备执批教治"
	 "八加求反金个环费电常调正采负质后过域育农术列受省接量源于限具范入"
	 "九章路持度记确村书息况意指置止险诉之污商修强害根各新需前承协统支"},
	{109,
	 "目令被基海名百乡造导万医结财起集高原措预式投知给气月除力现放将从"
	 "料解许染罪房登面复格次科间筑验符排益系销是布养核评节形担卫口特察"
	 "土障直无损认效犯偿数围价刑到测停消疗种见助输司配参急因网容适举点"
	 "传非励华镇严约义则维算林线装履药推态济究住属序平长必失整居健救校"
	 "补控变危选托称存船货转广河户际包总志故果讼影禁付纳示类完流易录材"
	 "警征续联额清领判送移裁届辖密鼓研器优绿食守没售废风响更培编注游追"
	 "军台小债识赔屋别融身促善团超已先好回鉴航该空灾问然涉燃达手劳宣税"
	 "舶训病街园疫庭子租拒旅侵辆愿客遵票视千购何康擅考做须就驶创矿型附"},
};

enum {
	RARE = 160,      /* any other ideograph of the first block */
	ODD = 220,       /* extensions, compatibility forms, radicals; scripts not expected here */
	FOREIGN = 165,   /* scripts and symbols that turn up now and then */
	FAULT = 300,     /* bytes that fit no character, controls, private use */
	SWITCH = 45,     /* a letter next to an ideograph without a blank */
};

void ft_model_init(struct ft_model *m)
{
	memset(m, 0, sizeof *m);
	for (size_t i = 0; i < sizeof bands / sizeof bands[0]; i++) {
		struct ft_str s = ft_str(bands[i].han);

		for (size_t off = 0; off < s.n;)
			m->band[ft_next_cp(s, &off) - 0x4E00] = (unsigned char)(i + 1);
	}
}

static int cost_han(const struct ft_model *m, uint32_t cp)
{
	uint32_t one;
	struct ft_folded f = ft_fold_cp(cp, &one);
	unsigned band = 0;

	if (cp < 0x4E00 || cp >= 0xA000)
		return cp == 0x3005 || cp == 0x3007 ? RARE : ODD;
	if (f.n == 1 && f.cp[0] >= 0x4E00 && f.cp[0] < 0xA000)
		band = m->band[f.cp[0] - 0x4E00];
	return band ? bands[band - 1].cost : RARE;
}

static bool is_letter(uint32_t cp)
{
	return (cp | 0x20) >= 'a' && (cp | 0x20) <= 'z';
}

/* Letters by how common they are in English; a capital is dearer. */
static int cost_letter(uint32_t cp, uint32_t before)
{
	int cost = strchr("etaoinshrdlu", (int)(cp | 0x20)) ? 42 : 62;

	if (!(cp & 0x20))
		cost += is_letter(before) && !(before & 0x20) ? 10 : 30;
	return cost + (ft_is_han(before) ? SWITCH : 0);
}

static int cost_ascii(uint32_t cp, uint32_t before)
{
	if (is_letter(cp))
		return cost_letter(cp, before);
	if (cp == ' ')
		return before < 0x80 ? 26 : 60;
	if (cp >= '0' && cp <= '9')
		return before >= '0' && before <= '9' ? 45 : 75;
	if (cp == '\n' || cp == '\r')
		return 45;
	if (cp < 0x20 && cp != '\t' && cp != '\f' && cp != '\v')
		return FAULT;
	return cp == 0x7F ? FAULT : strchr(".,;:()-'\"#", (int)cp) ? 65 : 95;
}

/* Chinese punctuation, the marks that English and Chinese share, and full-width forms. */
static int cost_mark(uint32_t cp, uint32_t before)
{
	switch (cp) {
	case 0xFF0C: case 0x3001: case 0x3002: /* ， 、 。 */
		return 62;
	case 0xFF1B: case 0xFF08: case 0xFF09: case 0xFF1A: /* ； （ ） ： */
		return 82;
	case 0x300A: case 0x300B: case 0x3000: case 0x300C: case 0x300D: /* 《 》 「 」 and the blank */
		return 105;
	case 0x2018: case 0x2019: case 0x201C: case 0x201D: case 0x2013: case 0x2014: case 0x2026: case 0xA7: /* ’ “ — § */
		return 100;
	case 0xA0: case 0xB7: case 0x2022: case 0x2027: /* the blank that does not break, · • ‧ */
		return 120;
	default:
		return cp >= 0x3003 && cp <= 0x3029 ? 130 : (cp >= 0xFF01 && cp <= 0xFF5E ? 135 : before < 0x80 ? FOREIGN : ODD);
	}
}

/* An accented letter stands among letters. */
static int cost_latin(uint32_t before)
{
	return is_letter(before) || before == ' ' ? 95 : FOREIGN;
}

static int cost_of(const struct ft_model *m, uint32_t cp, uint32_t before)
{
	if (cp < 0x80)
		return cost_ascii(cp, before);
	if (ft_is_han(cp))
		return cost_han(m, cp) + (is_letter(before) ? SWITCH : 0);
	if (cp == 0xFFFD || (cp >= 0x80 && cp < 0xA0) || (cp >= 0xE000 && cp < 0xF900) || cp >= 0x30000 ||
	    (cp >= 0xFDD0 && cp <= 0xFDEF) || (cp & 0xFFFE) == 0xFFFE)
		return FAULT;
	if (cp >= 0xC0 && cp < 0x180 && cp != 0xD7 && cp != 0xF7)
		return cost_latin(before);
	if (cp == 0xA7 || cp == 0xA0 || cp == 0xB7 || (cp >= 0x2010 && cp < 0x2040) || (cp >= 0x3000 && cp < 0x3040) ||
	    (cp >= 0xFF01 && cp <= 0xFF5E))
		return cost_mark(cp, before);
	if (cp < 0x100 || (cp >= 0x370 && cp < 0x460) || (cp >= 0x2040 && cp < 0x2800) || (cp >= 0x3040 && cp < 0x3400))
		return FOREIGN;
	return ODD;
}

long ft_model_cost(const struct ft_model *m, struct ft_str text)
{
	uint32_t before = '\n';
	long sum = 0;

	for (size_t off = 0; off < text.n;) {
		uint32_t cp = ft_next_cp(text, &off);

		sum += cost_of(m, cp, before);
		before = cp;
	}
	return sum;
}
