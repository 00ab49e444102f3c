-- doel: ggm_leerplicht_en_leerlingenvervoer.vrijstelling
-- bron: leerlingen_verzuim
-- beschrijving: Vrijstellingen van de plicht om een leerling in te schrijven, toegekend of geweigerd.
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
    v._rij                                        as dwh_bronrij,
    sleutel('vrijstelling', v.vrijstellingnummer) as vrijstelling_id,
    datum_nl(v.begindatum)                        as datumstart,
    datum_nl(v.einddatum)                         as datumeinde,
    case lower(trim(v.toegekend)) when 'j' then 'Ja' when 'n' then 'Nee' else v.toegekend end
                                                  as aanvraagtoegekend,
    l.leerling_id                                 as heeft_leerling_id,
    case when coalesce(trim(v.vrijstellingnummer), '') = ''
         then 'Vrijstellingnummer ontbreekt: deze beslissing is niet te herkennen.'
    end                                           as _reden
from bron.leerlingen_verzuim_vrijstelling as v
left join leerling as l on l.leerlingnummer = v.leerlingnummer
