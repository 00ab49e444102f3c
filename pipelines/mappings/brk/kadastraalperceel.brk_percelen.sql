-- doel: ggm_rsgb.kadastraalperceel
-- bron: brk_percelen
-- beschrijving: De onroerende zaken die een perceel zijn, met hun grootte in vierkante meter.
select
    z._rij                                     as dwh_bronrij,
    sleutel('onroerendezaak', z.identificatie) as kadastraalperceel_id,
    z.grootte                                  as grootteperceel,
    z.soort_grootte                            as aanduidingsoortgrootte,
    z.plaatscoordinaten                        as plaatscoordinatenperceel
from bron.brk_percelen_onroerendezaak as z
where lower(trim(z.soort)) = 'perceel' and coalesce(trim(z.identificatie), '') <> ''
