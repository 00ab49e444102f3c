-- doel: ggm_parkeren.kp_prkrvrgnnng_prkrzn
-- bron: parkeren_rechten
-- beschrijving: In welk gebied een vergunning geldt.
select
    v._rij                                       as dwh_bronrij,
    sleutel2('vergunningzone', v.vergunningnummer, v.gebied)
                                                 as kp_prkrvrgnnng_prkrzn_id,
    sleutel('parkeervergunning', v.vergunningnummer)
                                                 as parkeervergunning_id,
    sleutel('parkeerzone', v.gebied)             as parkeerzone_id
from bron.parkeren_rechten_vergunning as v
where coalesce(trim(v.vergunningnummer), '') <> '' and coalesce(trim(v.gebied), '') <> ''
