-- doel: ggm_rsgb.woz_deelobject
-- bron: woz_objecten
-- beschrijving: De adresseerbare objecten van de BAG waaruit een WOZ-object bestaat, elk een deelobject.
--   Het pand staat erbij als er maar een is: de API zegt niet welk pand bij welk object hoort.
with deel as (
    select w._rij, w.wozobjectnummer, w.panden,
           unnest(json_teksten(w.adresseerbare_objecten)) as object,
           generate_subscripts(json_teksten(w.adresseerbare_objecten), 1) as volgnummer
    from bron.woz_objecten_wozobject as w
    where coalesce(trim(w.wozobjectnummer), '') <> ''
)
select
    d._rij                                                as dwh_bronrij,
    sleutel2('woz_deelobject', d.wozobjectnummer, d.object) as woz_deelobject_id,
    cast(d.volgnummer as varchar)                         as wozdeelobjectnummer,
    sleutel('adresseerbaarobject', d.object)              as bestaat_uit_adresseerbaarobject_id,
    case when len(json_teksten(d.panden)) = 1
         then sleutel('pand', json_teksten(d.panden)[1])
    end                                                   as bestaat_uit_pand_id,
    sleutel('woz_object', d.wozobjectnummer)              as is_onderdeel_van_woz_object_id
from deel as d
