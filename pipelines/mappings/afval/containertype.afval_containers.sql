-- doel: ggm_afval.containertype
-- bron: afval_containers
-- beschrijving: De typen containers die voorkomen.
select
    min(c._rij)                                as dwh_bronrij,
    sleutel('containertype', c.containertype)  as containertype_id,
    trim(c.containertype)                      as naam
from bron.afval_containers_container as c
where coalesce(trim(c.containertype), '') <> ''
group by trim(c.containertype), sleutel('containertype', c.containertype)
