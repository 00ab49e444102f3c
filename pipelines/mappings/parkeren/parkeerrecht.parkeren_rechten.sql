-- doel: ggm_parkeren.parkeerrecht
-- bron: parkeren_rechten
-- beschrijving: De verworven parkeerrechten. De tijden komen in UTC en worden Nederlandse tijd.
select
    r._rij                                       as dwh_bronrij,
    sleutel('parkeerrecht', r.recht_id)          as parkeerrecht_id,
    trim(r.begin_utc)                            as datumtijdstart,
    trim(r.eind_utc)                             as datumtijdeinde,
    trim(r.registratie_utc)                      as aanmaaktijd,
    r.gebruiksdoel_code                          as productnaam,
    r.gebruiksdoel                               as productomschrijving,
    decimaal_nl(r.bedrag)                        as bedragaankoop,
    decimaal_nl(r.btw_bedrag)                    as bedragbtw,
    sleutel('voertuig', kenteken_nl(r.voertuig)) as betreft_voertuig_id,
    sleutel('belprovider', r.provider)           as leverancier_belprovider_id,
    case when coalesce(trim(r.recht_id), '') = ''
         then 'Nummer ontbreekt: zonder nummer is dit parkeerrecht niet te herkennen.'
    end                                          as _reden
from bron.parkeren_rechten_recht as r
