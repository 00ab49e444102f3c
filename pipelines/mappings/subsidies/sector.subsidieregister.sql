-- doel: ggm_subsidies.sector
-- bron: subsidieregister
-- beschrijving: De thema's waarbinnen subsidie is aangevraagd, elk een keer.
select
    min(_rij)                 as dwh_bronrij,
    sleutel('sector', thema)  as sector_id,
    thema                     as naam
from bron.subsidieregister_subsidie
where coalesce(trim(thema), '') <> ''
group by thema
