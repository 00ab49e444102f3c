-- doel: ggm_parkeren.parkeervergunning
-- bron: parkeren_rechten
-- beschrijving: De parkeervergunningen. De houder heeft dezelfde sleutel als de persoon in de BRP.
select
    v._rij                                       as dwh_bronrij,
    sleutel('parkeervergunning', v.vergunningnummer)
                                                 as parkeervergunning_id,
    v.vergunningnummer                           as nummer,
    v.soort                                      as type,
    datum_nl(v.ingangsdatum)                     as datumstart,
    datum_nl(v.einddatum)                        as datumeindegeldigheid,
    kenteken_nl(v.kenteken)                      as kenteken,
    sleutel('persoon', v.burgerservicenummer)    as ingezetene_id,
    sleutel('parkeerproduct', v.soort_code)      as soort_productsoort_id,
    case when coalesce(trim(v.vergunningnummer), '') = ''
         then 'Nummer ontbreekt: zonder nummer is deze vergunning niet te herkennen.'
    end                                          as _reden
from bron.parkeren_rechten_vergunning as v
