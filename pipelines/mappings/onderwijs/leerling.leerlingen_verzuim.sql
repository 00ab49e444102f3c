-- doel: ggm_onderwijs.leerling
-- bron: leerlingen_verzuim
-- beschrijving: De leerlingen. Wie een BSN heeft, deelt zijn sleutel met de persoon in de BRP, die
--   naam en geboortedatum vastlegt; wie geen BSN heeft, is te herkennen aan zijn onderwijsnummer.
with leerling as (
    select
        *,
        coalesce(sleutel('persoon', burgerservicenummer), sleutel('leerling', onderwijsnummer))
            as leerling_id
    from bron.leerlingen_verzuim_leerling
)
select
    l._rij                            as dwh_bronrij,
    l.leerling_id                     as leerling_id,
    case lower(trim(l.kwetsbare_jongere)) when 'j' then 'Ja' when 'n' then 'Nee'
         else l.kwetsbare_jongere end as kwetsbarejongere,
    case when l.leerling_id is null
         then 'BSN en onderwijsnummer ontbreken: deze leerling is niet aan een persoon te koppelen.'
    end                               as _reden
from leerling as l
