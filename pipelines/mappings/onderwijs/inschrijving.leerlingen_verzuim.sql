-- doel: ggm_onderwijs.inschrijving
-- bron: leerlingen_verzuim
-- beschrijving: Vanaf wanneer een leerling op een school staat ingeschreven.
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
    i._rij                                        as dwh_bronrij,
    sleutel('inschrijving', i.inschrijvingnummer) as inschrijving_id,
    datum_nl(i.datum_inschrijving)                as datum,
    l.leerling_id                                 as heeft_leerling_id,
    sleutel('school', i.brin)                     as heeft_school_id,
    case when coalesce(trim(i.inschrijvingnummer), '') = ''
         then 'Inschrijvingnummer ontbreekt: deze inschrijving is niet te herkennen.'
    end                                           as _reden
from bron.leerlingen_verzuim_inschrijving as i
left join leerling as l on l.leerlingnummer = i.leerlingnummer
