-- doel: ggm_dienstverlening.aanvraagofmelding
-- bron: leerlingen_verzuim
-- beschrijving: De verzuimmelding als melding aan de gemeente, met nummer en status. De statussen zijn
--   die van het verzuimloket van DUO.
select
    m._rij                                      as dwh_bronrij,
    sleutel('verzuimmelding', m.meldingnummer)  as aanvraagofmelding_id,
    m.meldingnummer                             as identificatie,
    'Verzuimmelding'                            as soort,
    m.status                                    as status,
    datum_nl(m.datum_melding)                   as datumaanmaak,
    datum_nl(m.datum_afhandeling)               as datumafhandeling,
    case when coalesce(trim(m.datum_afhandeling), '') = '' then 'Nee' else 'Ja' end
                                                as afgehandeld,
    case when coalesce(trim(m.meldingnummer), '') = ''
         then 'Meldingnummer ontbreekt: deze verzuimmelding is niet te herkennen.'
    end                                         as _reden
from bron.leerlingen_verzuim_verzuimmelding as m
