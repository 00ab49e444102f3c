-- doel: ggm_parkeren.belprovider
-- bron: parkeren_rechten
-- beschrijving: De aanbieders via wie parkeerrechten zijn gekocht.
select
    min(r._rij)                        as dwh_bronrij,
    sleutel('belprovider', r.provider) as belprovider_id,
    trim(r.provider)                   as code
from bron.parkeren_rechten_recht as r
where coalesce(trim(r.provider), '') <> ''
group by trim(r.provider), sleutel('belprovider', r.provider)
