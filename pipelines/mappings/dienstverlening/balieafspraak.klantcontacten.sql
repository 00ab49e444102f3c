-- doel: ggm_dienstverlening.balieafspraak
-- bron: klantcontacten
-- beschrijving: Afspraken aan de balie, en het contact dat eruit volgde.
select
    a._rij                                   as dwh_bronrij,
    sleutel('balieafspraak', a.nummer)       as balieafspraak_id,
    a.gemaakt_op                             as tijdaangemaakt,
    a.begin                                  as starttijdgepland,
    a.einde                                  as eindtijdgepland,
    a.onderwerp                              as toelichting,
    sleutel('afspraakstatus', a.status)      as heeft_afspraakstatus_id,
    sleutel('klantcontact', a.contactnummer) as mondt_uit_in_klantcontact_id,
    case when coalesce(trim(a.nummer), '') = ''
         then 'Nummer ontbreekt: deze afspraak is niet te herkennen.'
    end                                      as _reden
from bron.klantcontacten_afspraak as a
