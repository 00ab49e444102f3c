-- doel: ggm_rgbz.organisatorischeeenheid
-- bron: zaken_zgw
-- beschrijving: Afdelingen en teams die bij zaken een rol hebben, elk een keer.
select
    min(r._rij)                     as dwh_bronrij,
    sleutel('organisatorischeeenheid', r.identificatie)
                                    as organisatorischeeenheid_id,
    r.identificatie                 as organisatieidentificatie,
    min(nullif(r.naam, ''))         as naam
from bron.zaken_zgw_rol as r
where r.betrokkene_type = 'organisatorische_eenheid' and trim(r.identificatie) <> ''
group by r.identificatie
