-- doel: ggm_onderwijs.onderwijsloopbaan
-- bron: leerlingen_verzuim
-- beschrijving: De loopbaan waarin de schooljaren van een leerling bij elkaar staan; een per leerling.
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
    min(i._rij)                                               as dwh_bronrij,
    sleutel('onderwijsloopbaan', cast(l.leerling_id as varchar)) as onderwijsloopbaan_id,
    l.leerling_id                                             as heeft_leerling_id
from bron.leerlingen_verzuim_inschrijving as i
join leerling as l on l.leerlingnummer = i.leerlingnummer
where l.leerling_id is not null
group by l.leerling_id
