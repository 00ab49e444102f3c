-- doel: ggm_dienstverlening.aanvraagofmelding
-- bron: klantcontacten
-- beschrijving: Klachten over de gemeente. De omschrijving blijft in bron - het GGM heeft er geen plaats
--   voor en voor sturing is zij niet nodig.
select
    k._rij                                        as dwh_bronrij,
    sleutel('klacht', k.nummer)                   as aanvraagofmelding_id,
    k.nummer                                      as identificatie,
    'Klacht'                                      as soort,
    k.onderwerp                                   as onderwerp,
    k.kanaal                                      as kanaal,
    k.status                                      as status,
    datum_van_tijdstip(k.ontvangen_op)            as datumaanmaak,
    datum_van_tijdstip(k.afgehandeld_op)          as datumafhandeling,
    case when k.status = 'Gesloten' then 'Ja' else 'Nee' end
                                                  as afgehandeld,
    sleutel('persoon', k.burgerservicenummer)     as melder_rechtspersoon_id,
    case when coalesce(trim(k.nummer), '') = ''
         then 'Nummer ontbreekt: deze klacht is niet te herkennen.'
    end                                           as _reden
from bron.klantcontacten_klacht as k
