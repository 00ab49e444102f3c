-- doel: ggm_vastgoed.woz_belang
-- bron: woz_objecten
-- beschrijving: Wie eigenaar en wie gebruiker is. De sleutel komt van het BSN of het RSIN, zodat het
--   dezelfde persoon of organisatie is als in BRP en Handelsregister.
with belang as (
    select _rij, wozobjectnummer, 'eigenaar' as soort, eigenaar_bsn as bsn, eigenaar_rsin as rsin,
           eigenaar_kvknummer as kvk
    from bron.woz_objecten_wozobject
    where coalesce(eigenaar_type, '') <> ''
    union all
    select _rij, wozobjectnummer, 'gebruiker', gebruiker_bsn, gebruiker_rsin, gebruiker_kvknummer
    from bron.woz_objecten_wozobject
    where coalesce(gebruiker_type, '') <> ''
)
select
    b._rij                                         as dwh_bronrij,
    sleutel2('woz_belang', b.wozobjectnummer, b.soort) as woz_belang_id,
    b.soort                                        as eigenaargebruiker,
    coalesce(sleutel('persoon', b.bsn),
             sleutel('organisatie', coalesce(nullif(trim(b.rsin), ''), b.kvk)))
                                                   as heeft_rechtspersoon_id,
    sleutel('woz_object', b.wozobjectnummer)       as heeft_woz_object_id
from belang as b
where coalesce(trim(b.wozobjectnummer), '') <> ''
