-- doel: ggm_afval.milieustraat
-- bron: afval_containers
-- beschrijving: De milieustraten waar is gestort.
select
    min(s._rij)                                as dwh_bronrij,
    sleutel('milieustraat', s.milieustraat)    as milieustraat_id,
    trim(s.milieustraat)                       as naam
from bron.afval_containers_storting as s
where coalesce(trim(s.milieustraat), '') <> ''
group by trim(s.milieustraat), sleutel('milieustraat', s.milieustraat)
