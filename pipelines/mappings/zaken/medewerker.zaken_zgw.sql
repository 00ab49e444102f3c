-- doel: ggm_rgbz.medewerker
-- bron: zaken_zgw
-- beschrijving: Medewerkers die bij zaken een rol hebben, elk een keer. Alleen nummer en naam.
select
    min(r._rij)                     as dwh_bronrij,
    sleutel('medewerker', r.identificatie)
                                    as medewerker_id,
    r.identificatie                 as medewerkeridentificatie,
    min(nullif(r.naam, ''))         as achternaam
from bron.zaken_zgw_rol as r
where r.betrokkene_type = 'medewerker' and trim(r.identificatie) <> ''
group by r.identificatie
