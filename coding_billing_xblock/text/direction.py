"""Which way a language is written, by its script."""

from __future__ import annotations

import re
from typing import Literal

Direction = Literal["ltr", "rtl", "auto"]

RIGHT_TO_LEFT_SCRIPTS = frozenset(
    """
    Adlm Arab Aran Armi Avst Chrs Cprt Elym Gara Hatr Hebr Hung Khar Lydi Mand Mani Mend Merc Mero Narb Nbat
    Nkoo Orkh Ougr Palm Phli Phlp Phlv Phnx Prti Rohg Samr Sarb Sidt Sogd Sogo Syrc Syre Syrj Syrn Thaa Yezi
    """.lower().split()
)
"""All scripts of ISO 15924 whose letters Unicode counts as right-to-left."""

RIGHT_TO_LEFT_LANGUAGES = frozenset(
    """
    aao abh abv acm acq acw acx adf ae aeb aec aee aeq afb aib aii aij aiq amw apc apd ar arc arq ars ary arz
    ask atn auj auz avd avl ayh ayl ayn ayp azb bal bdz bej bft bgn bgp bhe bhm bhn bjf bjm bqi brh brk bsh bsk
    chg cja ckb clh czk dcc def deh dgl dmk dml dv ecy esh fa fay faz fia fub gbz ggg gha ghr gig gjk gju glh
    glk gwc gwf gwt gzi hac haz hbo he hkh hnd hno hoh hrt hrz hss huy isk itk iw jad jat jbe jbn jdg ji jnd jog
    jpa jpr jrb jye kbu kby kcy kfm khw klj kmz kqd ks ktl kvx kxp lad lah lhs lki lrc lrk lrl lsa lsd lss luv
    luz mby mde mfa mfi mhj mid mki mnj mve mvy myz mzn nli nlm nqo ntz nyq oar obm odk oru ota otk oui pal pbt
    pgd phl phn phr phv plk pra prc prd prx ps psh psi pst qxq rdb rhg rmt sam sbn scl sd sdb sdf sdg sdh sds
    sgr sgy shd shm shu shv siy siz skr smp smy sog sqo sqt srh srz ssh sts swb syc syn syr tjo tks tmr tov tra
    trg trm trw ug ur ush uzs vaf vgr vmh wbk wlo wne wni wsv xco xhe xka xkc xkj xkp xld xly xmn xmr xna xpr
    xsa xvi ydg yhd yi yih yud zba zdj zrp zum
    """.split()
)
"""Languages that are mostly written in one of these scripts (Unicode CLDR, likely subtags)."""

OTHER_WAY_IN_REGIONS = frozenset(
    """
    az-iq az-ir ha-cm ha-sd kk-af kk-cn kk-ir kk-mn ku-lb ky-cn ms-cc pa-pk sd-in tg-pk ug-kz ug-mn uz-af
    """.split()
)
"""Languages in regions where they are mostly written the other way (Unicode CLDR, likely subtags)."""

# What follows a single letter says nothing about the script of a text: in en-u-nu-arab, only digits are Arabic.
_EXTENSION = re.compile(r"-[a-z0-9]-.*")
_SCRIPT = re.compile("[a-z]{4}")
_REGION = re.compile(r"[a-z]{2}|\d{3}")


def direction(language: str) -> Direction:
    """The direction of a text in ``language``, a BCP 47 tag; ``auto`` where there is none."""
    if not language:
        return "auto"
    name, *subtags = _EXTENSION.sub("", language.lower()).split("-")
    script = next(filter(_SCRIPT.fullmatch, subtags), "")
    if script:
        return _named(script in RIGHT_TO_LEFT_SCRIPTS)
    region = next(filter(_REGION.fullmatch, subtags), "")
    is_other_way = f"{name}-{region}" in OTHER_WAY_IN_REGIONS
    return _named((name in RIGHT_TO_LEFT_LANGUAGES) is not is_other_way)


def _named(right_to_left: bool) -> Direction:
    return "rtl" if right_to_left else "ltr"
