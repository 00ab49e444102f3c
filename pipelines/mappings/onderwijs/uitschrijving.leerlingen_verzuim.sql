-- doel: ggm_onderwijs.uitschrijving
-- bron: leerlingen_verzuim
-- beschrijving: Wanneer een inschrijving is geëindigd en of de leerling toen een diploma had.
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
    i._rij                                         as dwh_bronrij,
    sleutel('uitschrijving', i.inschrijvingnummer) as uitschrijving_id,
    datum_nl(i.datum_uitschrijving)                as datum,
    case lower(trim(i.diploma)) when 'j' then 'Ja' when 'n' then 'Nee' else i.diploma end
                                                   as diplomabehaald,
    l.leerling_id                                  as heeft_leerling_id,
    sleutel('school', i.brin)                      as heeft_school_id
from bron.leerlingen_verzuim_inschrijving as i
left join leerling as l on l.leerlingnummer = i.leerlingnummer
where coalesce(trim(i.datum_uitschrijving), '') <> '' and coalesce(trim(i.inschrijvingnummer), '') <> ''
