-- doel: ggm_parkeren.productsoort
-- bron: parkeren_rechten
-- beschrijving: De soorten vergunningen met hun tarief per jaar. Heeft een code twee namen of tarieven,
--   dan blijven ze naast elkaar staan en vindt een regel ze.
select
    min(v._rij)                                  as dwh_bronrij,
    sleutel('parkeerproduct', v.soort_code)      as productsoort_id,
    trim(v.soort_code)                           as code,
    trim(v.soort)                                as omschrijving,
    decimaal_nl(trim(v.tarief))                  as tarief,
    'jaar'                                       as tariefperiode
from bron.parkeren_rechten_vergunning as v
where coalesce(trim(v.soort_code), '') <> ''
group by trim(v.soort_code), sleutel('parkeerproduct', v.soort_code), trim(v.soort), trim(v.tarief)
