-- doel: ggm_vastgoed.locatieaanduidingwozobject
-- bron: woz_objecten
-- beschrijving: Waar een object ligt: zijn adres, of een omschrijving als het er geen heeft.
select
    _rij                                                    as dwh_bronrij,
    sleutel('locatieaanduidingwozobject', wozobjectnummer)  as locatieaanduidingwozobject_id,
    coalesce(adresregel(straat, huisnummer, huisletter, huisnummertoevoeging, postcode, woonplaats),
             locatieomschrijving)                           as locatieomschrijving,
    'Ja'                                                    as primair,
    sleutel('woz_object', wozobjectnummer)                  as heeft_woz_object_id
from bron.woz_objecten_wozobject
where coalesce(trim(wozobjectnummer), '') <> ''
