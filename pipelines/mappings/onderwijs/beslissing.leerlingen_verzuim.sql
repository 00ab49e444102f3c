-- doel: ggm_leerplicht_en_leerlingenvervoer.beslissing
-- bron: leerlingen_verzuim
-- beschrijving: De beslissing over een vrijstelling, met de grond uit de Leerplichtwet.
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
    sleutel('vrijstelling', v.vrijstellingnummer) as beslissing_id,
    datum_nl(v.datum_besluit)                     as datum,
    v.grond                                       as reden,
    l.leerling_id                                 as betreft_leerling_id,
    case when coalesce(trim(v.vrijstellingnummer), '') = ''
         then 'Vrijstellingnummer ontbreekt: deze beslissing is niet te herkennen.'
    end                                           as _reden
from bron.leerlingen_verzuim_vrijstelling as v
left join leerling as l on l.leerlingnummer = v.leerlingnummer
