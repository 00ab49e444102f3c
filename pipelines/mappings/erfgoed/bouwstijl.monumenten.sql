-- doel: ggm_monumenten.bouwstijl
-- bron: monumenten
-- beschrijving: De bouwstijlen die in het register voorkomen, elk een keer.
select
    min(_rij)                           as dwh_bronrij,
    sleutel('bouwstijl', bouwstijl)     as bouwstijl_id,
    bouwstijl                           as hoofdstijl
from bron.monumenten_monument
where coalesce(trim(bouwstijl), '') <> ''
group by bouwstijl
