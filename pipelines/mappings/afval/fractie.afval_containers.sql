-- doel: ggm_afval.fractie
-- bron: afval_containers
-- beschrijving: De soorten afval die apart worden ingezameld. Heeft een code twee namen, dan blijven ze
--   naast elkaar staan en vindt een regel ze.
select
    min(c._rij)                                as dwh_bronrij,
    sleutel('afvalfractie', c.fractiecode)     as fractie_id,
    trim(c.fractieomschrijving)                as naam,
    'Fractiecode ' || trim(c.fractiecode)      as omschrijving
from bron.afval_containers_container as c
where coalesce(trim(c.fractiecode), '') <> ''
group by sleutel('afvalfractie', c.fractiecode), trim(c.fractiecode), trim(c.fractieomschrijving)
