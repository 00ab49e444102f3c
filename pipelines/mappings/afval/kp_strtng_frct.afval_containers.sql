-- doel: ggm_afval.kp_strtng_frct
-- bron: afval_containers
-- beschrijving: Welke soort afval er is gestort.
select
    s._rij                                         as dwh_bronrij,
    sleutel2('stortingfractie', s.storting_id, s.fractiecode)
                                                   as kp_strtng_frct_id,
    sleutel('storting', s.storting_id)             as storting_id,
    sleutel('afvalfractie', s.fractiecode)         as fractie_id
from bron.afval_containers_storting as s
where coalesce(trim(s.storting_id), '') <> '' and coalesce(trim(s.fractiecode), '') <> ''
