-- doel: ggm_parkeren.kp_prkrrcht_prkrzn
-- bron: parkeren_rechten
-- beschrijving: In welk gebied een parkeerrecht geldt.
select
    r._rij                                       as dwh_bronrij,
    sleutel2('rechtzone', r.recht_id, r.gebied)  as kp_prkrrcht_prkrzn_id,
    sleutel('parkeerrecht', r.recht_id)          as parkeerrecht_id,
    sleutel('parkeerzone', r.gebied)             as parkeerzone_id
from bron.parkeren_rechten_recht as r
where coalesce(trim(r.recht_id), '') <> '' and coalesce(trim(r.gebied), '') <> ''
