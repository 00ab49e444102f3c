-- doel: ggm_leerplicht_en_leerlingenvervoer.aanvraagofmelding
-- bron: leerlingen_verzuim
-- beschrijving: De verzuimmelding als melding bij leerplicht, met soort en reden.
with leerling as (
    -- Staat een nummer er twee keer in, dan telt de eerste; een regel meldt het.
    select
        leerlingnummer,
        arg_min(
            coalesce(sleutel('persoon', burgerservicenummer), sleutel('leerling', onderwijsnummer)),
            _rij
        ) as leerling_id
    from bron.leerlingen_verzuim_leerling
    group by leerlingnummer
)
select
    m._rij                                     as dwh_bronrij,
    sleutel('verzuimmelding', m.meldingnummer) as aanvraagofmelding_id,
    datum_nl(m.datum_melding)                  as datum,
    lower(trim(m.soort))                       as soortverzuimofaanvraag,
    m.reden                                    as reden,
    m.opmerking                                as opmerkingen,
    l.leerling_id                              as betreft_leerling_id,
    sleutel('school', m.brin)                  as betreft_school_id,
    case when coalesce(trim(m.meldingnummer), '') = ''
         then 'Meldingnummer ontbreekt: deze verzuimmelding is niet te herkennen.'
    end                                        as _reden
from bron.leerlingen_verzuim_verzuimmelding as m
left join leerling as l on l.leerlingnummer = m.leerlingnummer
