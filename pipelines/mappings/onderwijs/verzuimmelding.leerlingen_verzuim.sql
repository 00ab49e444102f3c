-- doel: ggm_leerplicht_en_leerlingenvervoer.verzuimmelding
-- bron: leerlingen_verzuim
-- beschrijving: Het verzuim zelf - van wanneer tot wanneer, van welke leerling en op welke school.
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
    sleutel('verzuimmelding', m.meldingnummer) as verzuimmelding_id,
    datum_nl(m.begindatum)                     as datumstart,
    datum_nl(m.einddatum)                      as datumeinde,
    m.voorstel                                 as voorstelschool,
    l.leerling_id                              as heeft_leerling_id,
    sleutel('school', m.brin)                  as heeft_school_id,
    case when coalesce(trim(m.meldingnummer), '') = ''
         then 'Meldingnummer ontbreekt: deze verzuimmelding is niet te herkennen.'
    end                                        as _reden
from bron.leerlingen_verzuim_verzuimmelding as m
left join leerling as l on l.leerlingnummer = m.leerlingnummer
